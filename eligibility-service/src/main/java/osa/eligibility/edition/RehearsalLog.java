package osa.eligibility.edition;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.kernel.AppendResult;
import osa.kernel.AppendResult.Appended;
import osa.kernel.AppendResult.VersionConflict;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.store.EventCodec;

/// The service's log with sheets of paper laid on top: what is appended is on the paper, and is
/// thrown away with it. A stream is looked up in the log once, and is from then on as it was.
final class RehearsalLog implements EventStore {

  private final EventStore log;
  private final EventCodec codec;
  private final InstantSource clock;
  private final Map<StreamId, List<RecordedEvent<?>>> streams = new HashMap<>();
  private final List<RecordedEvent<?>> appended = new ArrayList<>();

  RehearsalLog(EventStore log, EventCodec codec, InstantSource clock) {
    this.log = log;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream) {
    return List.copyOf(stream(stream));
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
    return stream(stream).stream()
        .filter(event -> event.version() > afterVersion)
        .limit(eventsMax)
        .toList();
  }

  @Override
  public AppendResult append(
      StreamId stream, long expectedVersion, List<?> events, Context context) {
    List<RecordedEvent<?>> there = stream(stream);
    if (there.size() != expectedVersion) {
      return new VersionConflict();
    }
    List<RecordedEvent<?>> recorded = new ArrayList<>();
    for (Object event : events) {
      recorded.add(recorded(stream, expectedVersion + recorded.size() + 1, event, context));
    }
    there.addAll(recorded);
    return new Appended(recorded);
  }

  private RecordedEvent<?> recorded(StreamId stream, long version, Object event, Context context) {
    RecordedEvent<?> recorded =
        new RecordedEvent<>(
            UUID.randomUUID(),
            stream,
            version,
            new Checkpoint(Long.MAX_VALUE, appended.size() + 1L),
            codec.nameOf(event),
            event,
            context.occurredAt(),
            clock.instant(),
            context.correlationId(),
            context.causationId(),
            context.actor(),
            context.traceparent());
    appended.add(recorded);
    return recorded;
  }

  /// Of what is on the paper.
  @Override
  public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
    return appended.stream()
        .filter(event -> event.position().compareTo(checkpoint) > 0)
        .limit(eventsMax)
        .toList();
  }

  /// How many events are on the paper.
  int size() {
    return appended.size();
  }

  /// One of the events on the paper, from 0, in their order.
  RecordedEvent<?> at(int place) {
    return appended.get(place);
  }

  private List<RecordedEvent<?>> stream(StreamId stream) {
    return streams.computeIfAbsent(stream, absent -> new ArrayList<>(log.load(absent)));
  }
}
