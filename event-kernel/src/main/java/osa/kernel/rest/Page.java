package osa.kernel.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A part of a list, in a fixed order. The cursor names the last item of the page, so pages stay
/// right when items are added in between, and a cursor never expires.
///
/// @param nextCursor where the next page starts; absent on the last page
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description = "Send as cursor for the next page; absent on the last",
            nullable = true)
        String nextCursor) {

  public static final int LIMIT_MAX = 200;
  public static final String LIMIT_DEFAULT = "50";

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// @param oneMore up to `limit + 1` items; the one too many says that there is a next page
  /// @param keyOf what the order is by
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> keyOf) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(List.copyOf(items), cursor(keyOf.apply(items.getLast())));
  }

  /// A page that ends before the end of the list.
  ///
  /// @param lastKey the key of the last item looked at, shown or not
  static <T> Page<T> before(List<T> items, String lastKey) {
    return new Page<>(List.copyOf(items), cursor(lastKey));
  }

  public <U> Page<U> map(Function<T, U> change) {
    return new Page<>(items.stream().map(change).toList(), nextCursor);
  }

  /// The key that a cursor stands for; the empty string, which is before every key, for none.
  public static String keyOf(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    String key = decode(cursor);
    // A database would choke on a NUL, and nothing that we gave out reads differently now.
    if (!cursor(key).equals(cursor) || key.chars().anyMatch(Character::isISOControl)) {
      throw malformed();
    }
    return key;
  }

  /// The same for keys that are numbers; 0 for none.
  public static long numberOf(String cursor) {
    String key = keyOf(cursor);
    if (key.isEmpty()) {
      return 0;
    }
    if (!NUMBER.matcher(key).matches()) {
      throw malformed();
    }
    return Long.parseLong(key);
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException malformed() {
    return new ProblemException(
        Problem.of(
            HttpProblem.MALFORMED_CURSOR,
            new Problem.FieldError("cursor", "is not one of ours", "send nextCursor unchanged")));
  }
}
