package osa.kernel.deadletter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.IntegrationMessage;
import osa.kernel.deadletter.domain.Content;
import osa.kernel.deadletter.domain.Content.Encoding;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.inbox.RawMessage;
import osa.kernel.inbox.Undeliverable;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LettersTest {

  private record Lying(Partition partition, long offset, RawMessage raw) implements Arrival {
    @Override
    public IntegrationMessage read() {
      throw new Undeliverable("only raw here");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static RawMessage message(String body) {
    return new RawMessage(
        utf8("key"), List.of(new RawMessage.Header("name", utf8("value"))), utf8(body));
  }

  private static Arrival at(int partition, long offset, RawMessage raw) {
    return new Lying(new Partition("topic", partition), offset, raw);
  }

  @Test
  void bytes_are_kept_to_the_byte_and_shown_as_text_where_they_are_text() {
    for (byte[] bytes :
        List.of(
            utf8(""), utf8("{\"a\":\"ä 日本\"}"), utf8("a\u0000b"), new byte[] {(byte) 0xC3, 0})) {
      assertArrayEquals(bytes, Letters.bytes(Letters.content(bytes)));
    }
    assertEquals(new Content(Encoding.TEXT, "日本"), Letters.content(utf8("日本")));
    assertEquals(Encoding.BASE64, Letters.content(new byte[] {(byte) 0xC3, 0x28}).encoding());
    assertEquals(Encoding.BASE64, Letters.content(utf8("a\u0000b")).encoding());
    assertNull(Letters.bytes(Letters.content(null)));
  }

  @Test
  void what_is_larger_than_the_limit_is_not_kept_and_says_so() {
    byte[] most = new byte[Letters.BYTES_MAX];
    assertArrayEquals(most, Letters.bytes(Letters.content(most)));
    assertEquals(
        new Content(Encoding.TOO_LARGE, ""), Letters.content(new byte[Letters.BYTES_MAX + 1]));
  }

  @Test
  void a_letter_gives_back_the_message_it_was_made_of() {
    RawMessage raw =
        new RawMessage(
            null,
            List.of(new RawMessage.Header("n", null), new RawMessage.Header("n", utf8("2"))),
            utf8("x"));
    RawMessage back = Letters.raw(Letters.letter(at(0, 0, raw), Optional.empty()));
    assertNull(back.key());
    assertEquals(List.of("n", "n"), back.headers().stream().map(RawMessage.Header::name).toList());
    assertNull(back.headers().getFirst().value());
    assertArrayEquals(utf8("2"), back.headers().getLast().value());
    assertArrayEquals(utf8("x"), back.body());
  }

  @Test
  void the_same_message_at_the_same_place_is_the_same_letter_and_any_other_is_not() {
    var id = Letters.idOf(at(1, 2, message("a")));
    assertEquals(id, Letters.idOf(at(1, 2, message("a"))));
    assertNotEquals(id, Letters.idOf(at(2, 2, message("a"))));
    assertNotEquals(id, Letters.idOf(at(1, 3, message("a"))));
    assertNotEquals(id, Letters.idOf(at(1, 2, message("b"))), "the topic was made anew");
    assertNotEquals(
        Letters.idOf(at(1, 2, new RawMessage(null, List.of(), utf8("")))),
        Letters.idOf(at(1, 2, new RawMessage(null, List.of(), null))));
  }

  @Test
  void a_reason_can_be_stored_and_shown_whatever_it_quotes() {
    assertEquals("a\uFFFDb\uFFFD\uFFFD\n", Letters.printable("a\u0000b\u001b\ud800\n"));
    assertEquals("日本 🚢", Letters.printable("日本 🚢"));
    assertEquals("short", Letters.printable("short"));
    String cut = Letters.printable("🚢".repeat(5_000));
    assertEquals(" ...", cut.substring(cut.length() - 4));
    assertEquals(2_004, cut.codePointCount(0, cut.length()));
  }
}
