package osa.chaos.evidence;

import java.util.List;
import osa.chaos.verdict.DeadLetter;
import osa.launcher.PartName;

/// Where a service puts the messages that it cannot take. The only place that knows.
final class DeadLetterBox {

  private final TopicReader topics;

  DeadLetterBox(TopicReader topics) {
    this.topics = topics;
  }

  List<DeadLetter> of(PartName service) {
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
                    TopicReader.header(record, "dead-letter-reason")))
        .toList();
  }
}
