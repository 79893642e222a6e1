package osa.simulation.laws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.kernel.RecordedEvent;
import osa.kernel.store.Answers.Answer;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.service.Intent;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// What a person is told is so: "done" means that the events are there, and a refusal means that
/// there will never be any.
public final class AnswersAreKept implements Laws {

  private final Map<UUID, RecordedEvent<?>> effects = new HashMap<>();
  private final Map<UUID, Answer> refusals = new HashMap<>();

  @Override
  public void committed(String service, List<Row> rows) {
    for (Row row : rows) {
      RecordedEvent<?> event = row.event();
      if (!event.actor().startsWith("policy:")) {
        effects.put(event.correlationId(), event);
        Answer refusal = refusals.get(event.correlationId());
        if (refusal != null) {
          throw new LawBroken(
              Law.ANSWERS_ARE_KEPT,
              event.stream(),
              "refused with " + refusal + " and done: " + event);
        }
      }
    }
  }

  /// A person has received an answer.
  public void given(SimulatedService<?> service, Intent intent, Answer answer) {
    boolean done = answer.status() < 300;
    if (!done) {
      refusals.put(intent.id(), answer);
    }
    if (done != effects.containsKey(intent.id())) {
      throw new LawBroken(
          Law.ANSWERS_ARE_KEPT,
          intent.id(),
          "%s was told %s by %s, and the log says %s"
              .formatted(intent, answer, service.name(), effects.get(intent.id())));
    }
  }
}
