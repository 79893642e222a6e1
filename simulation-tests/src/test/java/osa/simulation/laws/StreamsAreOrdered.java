package osa.simulation.laws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// The versions of a stream are 1, 2, 3 without gap or repetition, at every commit.
public final class StreamsAreOrdered implements Laws {

  private final String service;
  private final Map<StreamId, RecordedEvent<?>> last = new HashMap<>();

  public StreamsAreOrdered(String service) {
    this.service = service;
  }

  @Override
  public void committed(String of, List<Row> rows) {
    if (!of.equals(service)) {
      return;
    }
    for (Row row : rows) {
      RecordedEvent<?> event = row.event();
      RecordedEvent<?> before = last.put(event.stream(), event);
      long expected = before == null ? 1 : before.version() + 1;
      if (event.version() != expected) {
        throw new LawBroken(
            Law.STREAMS_ARE_ORDERED,
            event.stream(),
            "%s has version %d after %d events"
                .formatted(event.stream(), event.version(), expected - 1));
      }
    }
  }
}
