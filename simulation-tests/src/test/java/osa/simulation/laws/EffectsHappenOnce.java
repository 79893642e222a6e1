package osa.simulation.laws;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.kernel.RecordedEvent;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// One message has its effect in one transaction of a service, and one intent of a person in one
/// transaction, however often the message came or the person asked.
public final class EffectsHappenOnce implements Laws {

  private static final String ADOPTER = "policy:AdoptBundledRuleSets";

  private record Cause(String service, UUID id) {}

  private final Map<Cause, Long> transactions = new HashMap<>();

  @Override
  public void committed(String service, List<Row> rows) {
    for (Row row : rows) {
      Cause cause = new Cause(service, cause(row.event()));
      Long before = transactions.putIfAbsent(cause, row.transaction());
      if (before != null && before != row.transaction()) {
        throw new LawBroken(
            Law.EFFECTS_HAPPEN_ONCE,
            row.event().stream(),
            "%s had its effect twice in %s, in transactions %d and %d: %s"
                .formatted(cause.id(), service, before, row.transaction(), row.event()));
      }
    }
  }

  /// The message for an automation; for a person the intent, which has the same correlation id at
  /// every attempt; for a dead letter the letter, because a message that arrived twice is two. An
  /// event that is reacted to may end many assessments, each in a transaction with its successor.
  /// Each policy takes over by itself what came with the service.
  private static UUID cause(RecordedEvent<?> event) {
    if (event.stream().category().equals(DeadLetterCommandHandler.CATEGORY)) {
      return UUID.fromString(event.stream().id());
    }
    if (event.actor().equals(ADOPTER)) {
      return UUID.nameUUIDFromBytes(event.stream().toString().getBytes(StandardCharsets.UTF_8));
    }
    if (event.data() instanceof AssessmentSuperseded end) {
      return end.supersededBy();
    }
    if (event.data() instanceof Reassessed successor) {
      return successor.assessmentId();
    }
    return event.actor().startsWith("policy:") ? event.causationId() : event.correlationId();
  }
}
