package osa.simulation.service;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.inbox.DeadLetters;
import osa.kernel.inbox.MessageSource;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.position.SeenPositions;
import osa.simulation.database.Flaw;
import osa.simulation.world.World;

/// Parts with a bug planted in them, where one is asked for; the parts themselves where not.
final class Flawed {

  private Flawed() {}

  static IntegrationPublisher publisher(
      Set<Flaw> flaws, IntegrationPublisher publisher, World world) {
    if (!flaws.contains(Flaw.NEW_ID_WHEN_SENT_AGAIN)) {
      return publisher;
    }
    Set<UUID> sent = new HashSet<>();
    return event ->
        publisher
            .publish(event)
            .map(message -> sent.add(message.id()) ? message : renamed(message, world));
  }

  private static IntegrationMessage renamed(IntegrationMessage message, World world) {
    return new IntegrationMessage(
        world.uuid(),
        message.type(),
        message.source(),
        message.subject(),
        message.time(),
        message.correlationId(),
        message.causationId(),
        message.data(),
        message.position(),
        message.traceparent());
  }

  /// @param hasty the bug by which this reader moves its checkpoint too early
  static EventStore log(
      Set<Flaw> flaws, Flaw hasty, EventStore log, Checkpoints checkpoints, String reader) {
    return flaws.contains(hasty) ? new HastyLog(log, checkpoints, reader) : log;
  }

  static Checkpoints checkpoints(Set<Flaw> flaws, Flaw hasty, Checkpoints checkpoints) {
    return flaws.contains(hasty) ? new MovedAlready(checkpoints) : checkpoints;
  }

  static MessageSource source(Set<Flaw> flaws, MessageSource source, SeenPositions seen) {
    return flaws.isEmpty() ? source : new FlawedSource(flaws, source, seen);
  }

  static DeadLetters deadLetters(Set<Flaw> flaws, DeadLetters deadLetters) {
    return flaws.contains(Flaw.DEAD_LETTER_LOST) ? (_, _, _) -> {} : deadLetters;
  }

  /// Moves the reader's checkpoint as soon as the events are read.
  private record HastyLog(EventStore log, Checkpoints checkpoints, String reader)
      implements EventStore {
    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      return log.load(stream);
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      return log.load(stream, afterVersion, eventsMax);
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      return log.append(stream, expectedVersion, events, context);
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      List<RecordedEvent<?>> events = log.readAfter(checkpoint, eventsMax);
      if (!events.isEmpty()) {
        checkpoints.advance(reader, checkpoint, events.getLast().position());
      }
      return events;
    }
  }

  private record MovedAlready(Checkpoints checkpoints) implements Checkpoints {
    @Override
    public Checkpoint load(String reader) {
      return checkpoints.load(reader);
    }

    @Override
    public boolean advance(String reader, Checkpoint from, Checkpoint to) {
      return true;
    }
  }

  private record FlawedSource(Set<Flaw> flaws, MessageSource source, SeenPositions seen)
      implements MessageSource {
    @Override
    public Map<Partition, List<Arrival>> poll() {
      Map<Partition, List<Arrival>> arrivals = source.poll();
      if (flaws.contains(Flaw.PARTITION_FORGOTTEN)) {
        arrivals.keySet().removeIf(partition -> partition.number() == 0);
      }
      if (flaws.contains(Flaw.OFFSET_BEFORE_EFFECT) && !arrivals.isEmpty()) {
        Map<Partition, Long> next = new HashMap<>();
        arrivals.forEach((partition, all) -> next.put(partition, all.getLast().offset() + 1));
        source.commit(next);
      }
      if (flaws.contains(Flaw.SEEN_BEFORE_EFFECT)) {
        arrivals.values().forEach(all -> all.forEach(this::saySeen));
      }
      return arrivals;
    }

    private void saySeen(Arrival arrival) {
      arrival
          .position()
          .ifPresent(position -> seen.remember(Map.of(arrival.partition(), position)));
    }

    @Override
    public void goBackTo(Partition partition, long offset) {
      if (!flaws.contains(Flaw.FAILED_MESSAGE_PASSED)) {
        source.goBackTo(partition, offset);
      }
    }

    @Override
    public void commit(Map<Partition, Long> nextOffsets) {
      source.commit(nextOffsets);
    }
  }
}
