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
  private final TimeTravel travel;

  public StreamHistory(EventStore store, TimeTravel travel) {
    this.store = store;
    this.travel = travel;
  }

  /// The history as it is now.
  public Page<EventView> page(StreamId stream, String cursor, int limit, RejectionCode absent) {
    return page(stream, new When(), cursor, limit, absent);
  }

  /// @param absent the problem to answer with when the stream has no event at all
  public Page<EventView> page(
      StreamId stream, When when, String cursor, int limit, RejectionCode absent) {
    long after = Page.numberOf(cursor);
    List<RecordedEvent<?>> events =
        when.isNow()
            ? store.load(stream, after, limit + 1)
            : travel.events(stream, when, absent).stream()
                .filter(event -> event.version() > after)
                .limit(limit + 1L)
                .toList();
    if (events.isEmpty() && after == 0) {
      throw ProblemException.of(absent, Map.of());
    }
    return Page.of(
        events.stream().map(EventView::of).toList(),
        limit,
        event -> Long.toString(event.version()));
  }
}
