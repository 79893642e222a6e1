package osa.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import osa.chaos.verdict.DeadLetter;
import osa.chaos.verdict.LoggedEvent;
import osa.launcher.PartName;

/// Finds in a service's log the messages that it could not take.
final class DeadLetterBox {

  private static final String BURIED = "dead-letter-buried.v1";

  private DeadLetterBox() {}

  static List<DeadLetter> of(PartName service, List<LoggedEvent> log) {
    return log.stream()
        .filter(event -> event.type().equals(BURIED))
        .map(
            event -> {
              JsonNode letter = event.data().path("letter");
              return new DeadLetter(
                  service,
                  "%s from %s-%d at %d"
                      .formatted(
                          letter.path("messageType").asText("unreadable"),
                          letter.path("topic").asText(),
                          letter.path("partition").asInt(),
                          letter.path("offset").asLong()),
                  event.data().path("reason").asText());
            })
        .toList();
  }
}
