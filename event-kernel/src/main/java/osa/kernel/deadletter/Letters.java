package osa.kernel.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import osa.kernel.IntegrationMessage;
import osa.kernel.deadletter.domain.Content;
import osa.kernel.deadletter.domain.Content.Encoding;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.deadletter.domain.Letter;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.RawMessage;
import osa.kernel.inbox.Undeliverable;

/// Turns what arrived into what is kept, and back, to the byte.
final class Letters {

  /// The most that is kept of a body or a header. Four times what Kafka takes by default, so that
  /// it matters only where that was raised.
  static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final int SENTENCE_CHARS_MAX = 4_000;

  private Letters() {}

  /// Named by where the message lies and what it is: buried again it is the same letter, and what
  /// lies there after a topic was made anew is another one.
  static DeadLetterId idOf(Arrival arrival) {
    String name = arrival.partition() + "@" + arrival.offset() + "#" + digest(arrival.raw());
    return new DeadLetterId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /// Empty when it cannot be read, which may be why it is buried.
  static Optional<IntegrationMessage> messageOf(Arrival arrival) {
    try {
      return Optional.of(arrival.read());
    } catch (Undeliverable e) {
      return Optional.empty();
    }
  }

  static Letter letter(Arrival arrival, Optional<IntegrationMessage> message) {
    RawMessage raw = arrival.raw();
    return new Letter(
        arrival.partition().topic(),
        arrival.partition().number(),
        arrival.offset(),
        message.map(read -> printable(read.type())).orElse(null),
        message.map(IntegrationMessage::id).orElse(null),
        message.map(read -> printable(read.source())).orElse(null),
        content(raw.key()),
        raw.headers().stream()
            .map(header -> new Letter.Header(printable(header.name()), content(header.value())))
            .toList(),
        content(raw.body()));
  }

  static RawMessage raw(Letter letter) {
    return new RawMessage(
        bytes(letter.key()),
        letter.headers().stream()
            .map(header -> new RawMessage.Header(header.name(), bytes(header.value())))
            .toList(),
        bytes(letter.body()));
  }

  /// A sentence that PostgreSQL stores and a terminal shows, whatever was quoted in it. One that is
  /// cut ends in an ellipsis.
  static String printable(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]", "\uFFFD");
    return clean.length() <= SENTENCE_CHARS_MAX
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, SENTENCE_CHARS_MAX / 2)) + " ...";
  }

  static Content content(byte[] bytes) {
    if (bytes == null) {
      return new Content(Encoding.ABSENT, "");
    }
    if (bytes.length > BYTES_MAX) {
      return new Content(Encoding.TOO_LARGE, "");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // JSON in PostgreSQL has no NUL.
      return text.indexOf('\0') < 0
          ? new Content(Encoding.TEXT, text)
          : new Content(Encoding.BASE64, Base64.getEncoder().encodeToString(bytes));
    } catch (CharacterCodingException e) {
      return new Content(Encoding.BASE64, Base64.getEncoder().encodeToString(bytes));
    }
  }

  static byte[] bytes(Content content) {
    return switch (content.encoding()) {
      case TEXT -> content.text().getBytes(StandardCharsets.UTF_8);
      case BASE64 -> Base64.getDecoder().decode(content.text());
      case ABSENT, TOO_LARGE -> null;
    };
  }

  private static String digest(RawMessage raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, raw.key());
      raw.headers()
          .forEach(
              header -> {
                update(digest, header.name().getBytes(StandardCharsets.UTF_8));
                update(digest, header.value());
              });
      update(digest, raw.body());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes == null ? -1 : bytes.length));
    if (bytes != null) {
      digest.update(bytes);
    }
  }
}
