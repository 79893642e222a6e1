package osa.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTest {

  /// As a query does: after a key, in order, at most so many.
  private static List<String> after(List<String> all, String key, int limit) {
    return all.stream().filter(item -> item.compareTo(key) > 0).limit(limit).toList();
  }

  @Test
  void following_the_cursor_gives_every_item_once() {
    List<String> all = List.of("a", "b", "c/ü~?", "d", "e");
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      Page<String> page = Page.of(after(all, Page.keyOf(cursor), 3), 2, Function.identity());
      read.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    assertEquals(all, read);
  }

  @Test
  void an_item_added_before_the_cursor_does_not_move_the_next_page() {
    Page<String> first = Page.of(List.of("b", "c", "d"), 2, Function.identity());
    List<String> later = List.of("a", "b", "c", "d");
    assertEquals(List.of("d"), after(later, Page.keyOf(first.nextCursor()), 3));
  }

  @Test
  void the_last_page_has_no_cursor_though_it_may_be_full() throws Exception {
    Page<String> last = Page.of(List.of("a", "b"), 2, Function.identity());
    assertNull(last.nextCursor());
    assertEquals(
        "{\"items\":[\"a\",\"b\"]}", JsonMapper.builder().build().writeValueAsString(last));
    assertNull(Page.of(List.<String>of(), 2, Function.identity()).nextCursor());
  }

  @Test
  void items_may_be_shown_otherwise_under_the_same_cursor() {
    Page<String> page = Page.of(List.of("a", "b"), 1, Function.identity());
    Page<Integer> mapped = page.map(String::length);
    assertEquals(List.of(1), mapped.items());
    assertEquals(page.nextCursor(), mapped.nextCursor());
  }

  @Test
  void a_cursor_can_stand_in_an_address_as_it_is() {
    String cursor = Page.of(List.of("~~~?", "x"), 1, Function.identity()).nextCursor();
    assertFalse(cursor.matches(".*[^A-Za-z0-9_-].*"), cursor);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void without_a_cursor_it_starts_before_everything(String cursor) {
    assertEquals("", Page.keyOf(cursor));
    assertEquals(0, Page.numberOf(cursor));
  }

  static Stream<String> foreignCursors() {
    return Stream.of(
        "not base64!",
        "YQ==",
        "YR",
        " ",
        cursor("a\u0000b"),
        cursor("\n"),
        Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {(byte) 0xC3}));
  }

  @ParameterizedTest
  @MethodSource("foreignCursors")
  void what_is_not_a_cursor_of_ours_never_reaches_a_query(String cursor) {
    assertMalformed(() -> Page.keyOf(cursor));
    assertMalformed(() -> Page.numberOf(cursor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1a", "-1", "+1", "01", "٣", "1.0", "9223372036854775807"})
  void a_cursor_of_numbers_holds_a_number(String key) {
    assertMalformed(() -> Page.numberOf(cursor(key)));
  }

  @Test
  void a_number_comes_back() {
    assertEquals(12, Page.numberOf(cursor("12")));
    assertEquals(999_999_999_999_999_999L, Page.numberOf(cursor("999999999999999999")));
  }

  private static void assertMalformed(Executable reading) {
    assertEquals(
        HttpProblem.MALFORMED_CURSOR.name(),
        assertThrows(ProblemException.class, reading).problem().code());
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
