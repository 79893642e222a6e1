package osa.kernel.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;

/// Brings every read model that follows a stream up to date, in the transaction that appended to
/// the stream: whoever gets an answer to a command also sees it in the next read.
public final class Projections {

  private final Views views;
  private final Map<String, List<Projection<?>>> projectionsByCategory;

  public Projections(Views views, List<Projection<?>> projections) {
    this.views = views;
    this.projectionsByCategory =
        projections.stream().collect(Collectors.groupingBy(Projection::category));
  }

  /// @param events consecutive events of one stream
  public void project(List<RecordedEvent<?>> events) {
    String category = events.getFirst().stream().category();
    for (Projection<?> projection : projectionsByCategory.getOrDefault(category, List.of())) {
      project(projection, events);
    }
  }

  private <V> void project(Projection<V> projection, List<RecordedEvent<?>> events) {
    StreamId stream = events.getFirst().stream();
    // A stream that begins has no row yet, and the append has made sure that it begins.
    Optional<V> known =
        events.getFirst().version() == 1
            ? Optional.empty()
            : views.find(projection.viewType(), stream.id());
    V view = known.orElseGet(() -> projection.initial(stream));
    events.forEach(event -> projection.apply(view, event));
    if (known.isEmpty()) {
      views.add(view);
    }
  }
}
