package osa.kernel.deadletter.domain;

import java.util.List;
import java.util.UUID;

/// A message that could not be handled, with the place it came from.
///
/// @param topic with `partition` and `offset`: where the broker keeps it
/// @param messageType null when the message cannot be read, likewise `messageId` and `source`
/// @param headers in their order
public record Letter(
    String topic,
    int partition,
    long offset,
    String messageType,
    UUID messageId,
    String source,
    Content key,
    List<Header> headers,
    Content body) {

  public Letter {
    headers = List.copyOf(headers);
  }

  public record Header(String name, Content value) {}

  /// Whether the message can be put together again from what is here.
  public boolean wasKept() {
    return body.encoding() != Content.Encoding.TOO_LARGE
        && headers.stream()
            .noneMatch(header -> header.value().encoding() == Content.Encoding.TOO_LARGE);
  }
}
