package osa.kernel.testing;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.store.EventCodec;

/// The log in memory, for tests of what stands on it. Passes [osa.kernel.store.EventStoreContract]
/// like the real one; every event goes through the codec, so a test sees what a restart would see.
public final class InMemoryEventStore implements EventStore {

  private final EventCodec codec;
  private final InstantSource clock;
  private final List<RecordedEvent<?>> log = new ArrayList<>();
  private long transactions;

  public InMemoryEventStore(EventCodec codec, InstantSource clock) {
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public synchronized List<RecordedEvent<?>> load(StreamId stream) {
    return load(stream, 0, Integer.MAX_VALUE);
  }

  @Override
  public synchronized List<RecordedEvent<?>> load(
      StreamId stream, long afterVersion, int eventsMax) {
    return log.stream()
        .filter(event -> event.stream().equals(stream) && event.version() > afterVersion)
        .limit(eventsMax)
        .toList();
  }

  @Override
  public synchronized AppendResult append(
      StreamId stream, long expectedVersion, List<?> events, Context context) {
    if (load(stream).size() != expectedVersion) {
      return new AppendResult.VersionConflict();
    }
    transactions++;
    List<RecordedEvent<?>> appended = new ArrayList<>();
    for (Object event : events) {
      String name = codec.nameOf(event);
      appended.add(
          new RecordedEvent<Object>(
              UUID.randomUUID(),
              stream,
              expectedVersion + appended.size() + 1,
              new Checkpoint(transactions, log.size() + appended.size() + 1),
              name,
              codec.read(name, codec.write(event)),
              context.occurredAt().truncatedTo(ChronoUnit.MICROS),
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              context.correlationId(),
              context.causationId(),
              context.actor(),
              context.traceparent()));
    }
    log.addAll(appended);
    return new AppendResult.Appended(appended);
  }

  @Override
  public synchronized List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
    return log.stream()
        .filter(event -> event.position().compareTo(checkpoint) > 0)
        .limit(eventsMax)
        .toList();
  }
}
