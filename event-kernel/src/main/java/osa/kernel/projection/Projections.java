package osa.kernel.projection;

import java.util.List;
import java.util.Map;
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
    V view =
        views
            .find(projection.viewType(), stream.id())
            .orElseGet(
                () -> {
                  V fresh = projection.initial(stream);
                  views.add(fresh);
                  return fresh;
                });
    events.forEach(event -> projection.apply(view, event));
  }
}
