package osa.chaos.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import osa.chaos.verdict.DeadLetter;
import osa.chaos.verdict.LoggedEvent;
import osa.launcher.PartName;

/// Where a service puts the messages that it cannot take: into its log, or into a dead-letter
/// topic where there is one. The only place that knows.
final class DeadLetterBox {

  private static final String BURIED = "dead-letter-buried.v1";

  private final TopicReader topics;

  DeadLetterBox(TopicReader topics) {
    this.topics = topics;
  }

  List<DeadLetter> of(PartName service, List<LoggedEvent> log) {
    return Stream.concat(inLog(service, log), inTopic(service)).toList();
  }

  static Stream<DeadLetter> inLog(PartName service, List<LoggedEvent> log) {
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
            });
  }

  private Stream<DeadLetter> inTopic(PartName service) {
    return topics.all("osa." + service.label() + ".dead-letter.v1").stream()
        .map(
            record ->
                new DeadLetter(
                    service,
                    "%s of %s from %s"
                        .formatted(
                            TopicReader.header(record, "ce_type"),
                            record.key(),
                            TopicReader.header(record, "dead-letter-origin")),
                    TopicReader.header(record, "dead-letter-reason")));
  }
}
