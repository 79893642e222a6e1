package osa.simulation.laws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;
import osa.simulation.database.SimulatedEventStore;
import osa.simulation.database.SimulatedViews;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// Every row of every read model is what its stream's events make of it, read once more from the
/// beginning.
public final class ViewsEqualTheirEvents implements Laws {

  private final List<Projection<?>> projections;
  private final SimulatedEventStore log;
  private final SimulatedViews views;

  public ViewsEqualTheirEvents(
      List<Projection<?>> projections, SimulatedEventStore log, SimulatedViews views) {
    this.projections = projections;
    this.log = log;
    this.views = views;
  }

  @Override
  public void atRest() {
    Map<StreamId, List<RecordedEvent<?>>> streams =
        log.everything().stream().collect(Collectors.groupingBy(RecordedEvent::stream));
    for (Projection<?> projection : projections) {
      streams.keySet().stream()
          .filter(stream -> stream.category().equals(projection.category()))
          .forEach(stream -> compare(projection, stream));
    }
  }

  private <V> void compare(Projection<V> projection, StreamId stream) {
    V fresh = projection.initial(stream);
    log.committedOf(stream).forEach(event -> projection.apply(fresh, event));
    Optional<V> live = views.committed(projection.viewType(), stream.id());
    if (live.isEmpty() || !SimulatedViews.same(live.get(), fresh)) {
      throw new LawBroken(
          Law.VIEWS_EQUAL_THEIR_EVENTS,
          stream,
          "the view of %s is %s, its events say %s"
              .formatted(stream, live.map(SimulatedViews::show), SimulatedViews.show(fresh)));
    }
  }
}
