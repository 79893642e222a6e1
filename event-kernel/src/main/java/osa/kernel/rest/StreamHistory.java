package osa.kernel.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.RejectionCode;
import osa.kernel.StreamId;

/// Reads a stream's events for `GET .../events`, straight from the log.
@ApplicationScoped
public class StreamHistory {

  private final EventStore store;

  public StreamHistory(EventStore store) {
    this.store = store;
  }

  /// @param absent the problem to answer with when the stream has no event at all
  public Page<EventView> page(StreamId stream, String cursor, int limit, RejectionCode absent) {
    long after = Page.numberOf(cursor);
    List<RecordedEvent<?>> events = store.load(stream, after, limit + 1);
    if (events.isEmpty() && after == 0) {
      throw ProblemException.of(absent, Map.of());
    }
    return Page.of(
        events.stream().map(EventView::of).toList(),
        limit,
        event -> Long.toString(event.version()));
  }
}
