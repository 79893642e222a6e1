package osa.kernel.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;

/// Shows streams as they were: the events that count at a [Moment], and the row that the projection
/// of the read model makes of them. So the past is told in the very words of the present.
public final class Past {

  private final EventStore store;
  private final ZoneId zone;
  private final Map<String, ValidTime> validTimes;

  /// @param zone whose calendar the business days are of
  /// @param validTimes for the categories that need more than
  ///     [ValidTime#inTheOrderOfTheStream]
  public Past(EventStore store, ZoneId zone, List<ValidTime> validTimes) {
    this.store = store;
    this.zone = zone;
    this.validTimes =
        validTimes.stream().collect(Collectors.toMap(ValidTime::category, Function.identity()));
  }

  public boolean exists(StreamId stream) {
    return !store.load(stream, 0, 1).isEmpty();
  }

  /// The events of the stream that count, in its order; none when it had not begun.
  ///
  /// What was known is a beginning of the stream, even where clocks of several replicas disagree.
  /// What held is looked for only in what was known: a later correction does not change what was
  /// believed before it.
  public List<RecordedEvent<?>> events(StreamId stream, Moment moment) {
    List<RecordedEvent<?>> known = store.load(stream);
    if (moment.asKnownAt().isPresent()) {
      Instant instant = moment.asKnownAt().get();
      known = known.stream().takeWhile(event -> !event.recordedAt().isAfter(instant)).toList();
    }
    return moment.asOf().isPresent() ? holding(stream, known, moment.asOf().get()) : known;
  }

  private List<RecordedEvent<?>> holding(
      StreamId stream, List<RecordedEvent<?>> events, LocalDate asOf) {
    List<LocalDate> occurredOn =
        events.stream().map(event -> LocalDate.ofInstant(event.occurredAt(), zone)).toList();
    ValidTime validTime = validTimes.get(stream.category());
    List<LocalDate> holdsFrom =
        validTime == null
            ? ValidTime.inTheOrderOfTheStream(occurredOn)
            : validTime.holdsFrom(events, occurredOn);
    List<RecordedEvent<?>> holding = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (!holdsFrom.get(i).isAfter(asOf)) {
        holding.add(events.get(i));
      }
    }
    return holding;
  }

  /// The row as it was; empty when the stream had not begun.
  public <V> Optional<V> view(Projection<V> projection, StreamId stream, Moment moment) {
    List<RecordedEvent<?>> events = events(stream, moment);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    V view = projection.initial(stream);
    events.forEach(event -> projection.apply(view, event));
    return Optional.of(view);
  }
}
