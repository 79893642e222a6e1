package osa.kernel.deadletter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.deadletter.domain.Content;
import osa.kernel.deadletter.domain.Letter;
import osa.kernel.deadletter.view.DeadLetterSummary;

/// A dead letter as readers see it.
@Schema(name = "DeadLetter", description = "A message that could not be handled, laid aside")
public record DeadLetterView(
    UUID deadLetterId,
    @Schema(description = "Number of its events, for If-Match") long version,
    DeadLetterSummary.Status status,
    @Schema(description = "Null when the message cannot be read", nullable = true)
        String messageType,
    @Schema(nullable = true) UUID messageId,
    @Schema(description = "The service that told it", nullable = true) String source,
    @Schema(description = "Where the broker keeps it") Origin origin,
    @Schema(description = "What it was refused for, or how handling it failed") String reason,
    @Schema(description = "How often handling it was tried before it was buried") int attempts,
    Instant buriedAt,
    @Schema(description = "How often it was redriven in vain") int redrivesFailed,
    @Schema(description = "Why the last of them had no effect", nullable = true) String lastFailure,
    @Schema(nullable = true) Instant closedAt,
    @Schema(nullable = true) String closedBy,
    @Schema(description = "What was mended before, or why it was discarded", nullable = true)
        String note,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The message as it came; absent in a list", nullable = true)
        Message message) {

  @Schema(name = "DeadLetterOrigin")
  public record Origin(String topic, int partition, long offset) {}

  @Schema(name = "DeadLetterMessage")
  public record Message(Part key, List<Header> headers, Part body) {

    static Message of(Letter letter) {
      return new Message(
          Part.of(letter.key()),
          letter.headers().stream()
              .map(header -> new Header(header.name(), Part.of(header.value())))
              .toList(),
          Part.of(letter.body()));
    }
  }

  @Schema(name = "DeadLetterHeader")
  public record Header(String name, Part value) {}

  @Schema(name = "DeadLetterPart")
  public record Part(
      @Schema(description = "TEXT is UTF-8; TOO_LARGE was not kept, the broker still has it")
          Content.Encoding encoding,
      String text) {

    static Part of(Content content) {
      return new Part(content.encoding(), content.text());
    }
  }

  static DeadLetterView inList(DeadLetterSummary row) {
    return of(row, null);
  }

  static DeadLetterView whole(DeadLetterSummary row, Letter letter) {
    return of(row, Message.of(letter));
  }

  private static DeadLetterView of(DeadLetterSummary row, Message message) {
    return new DeadLetterView(
        UUID.fromString(row.deadLetterId),
        row.version,
        row.status,
        row.messageType,
        row.messageId,
        row.source,
        new Origin(row.topic, row.partition, row.offset),
        row.reason,
        row.attempts,
        row.buriedAt,
        row.redrivesFailed,
        row.lastFailure,
        row.closedAt,
        row.closedBy,
        row.note,
        message);
  }
}
