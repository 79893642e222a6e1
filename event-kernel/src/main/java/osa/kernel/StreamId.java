package osa.kernel;

import java.util.regex.Pattern;

/// Names one stream of events: its category and the identifier within it, written
/// `category/identifier`. It is also the key of every message that tells of the stream, so one
/// stream stays in one partition.
public record StreamId(String category, String id) {

  private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z-]{0,39}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  public StreamId {
    if (!CATEGORY.matcher(category).matches()) {
      throw new IllegalArgumentException("not a stream category");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a stream identifier");
    }
  }

  /// Reads the written form; throws [IllegalArgumentException] when it is not one.
  public static StreamId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a stream name");
    }
    return new StreamId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return category + "/" + id;
  }
}
