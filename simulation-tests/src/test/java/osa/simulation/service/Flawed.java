package osa.simulation.service;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.Transactions;
import osa.kernel.inbox.DeadLetters;
import osa.kernel.inbox.MessageSource;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.inbox.RawMessage;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.position.SeenPositions;
import osa.kernel.reaction.Reaction;
import osa.simulation.database.Flaw;
import osa.simulation.world.Task;
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

  static boolean twoTransactions(Set<Flaw> flaws) {
    return flaws.contains(Flaw.SUCCESSION_IN_TWO_TRANSACTIONS);
  }

  /// Begins a transaction only for what is done inside of another.
  static Transactions apart(Transactions transactions, World world) {
    return new Apart(transactions, world, new HashSet<>());
  }

  static Reaction reaction(Set<Flaw> flaws, Reaction reaction) {
    if (flaws.contains(Flaw.RULES_MOVE_NOTHING)) {
      return new Blind(reaction, Policy.CATEGORY);
    }
    return flaws.contains(Flaw.OVERTAKEN_UNNOTICED)
        ? new Blind(reaction, AssessmentId.CATEGORY)
        : reaction;
  }

  /// The log as the looks see it.
  static EventStore logOfLooks(Set<Flaw> flaws, EventStore log) {
    return flaws.contains(Flaw.DAY_TOLD_AGAIN) ? new DaysForgotten(log) : log;
  }

  /// Remembers the day of the last look, and looks once a day.
  static Runnable look(Set<Flaw> flaws, Look look, Checkpoints checkpoints, World world) {
    if (!flaws.contains(Flaw.DAY_NOTED_BEFORE_ITS_EVENT)) {
      return look.once();
    }
    return () -> {
      LocalDate today = LocalDate.ofInstant(world.instant(), ZoneId.of("Asia/Tokyo"));
      Checkpoint noted = checkpoints.load(look.name());
      Checkpoint day = new Checkpoint(today.toEpochDay(), 0);
      if (!noted.equals(day) && checkpoints.advance(look.name(), noted, day)) {
        look.once().run();
      }
    };
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

  private record Apart(Transactions transactions, World world, Set<Task> inside)
      implements Transactions {
    @Override
    public <T> T required(Supplier<T> work) {
      Task task = world.current();
      if (!inside.add(task)) {
        return transactions.required(work);
      }
      try {
        return work.get();
      } finally {
        inside.remove(task);
      }
    }
  }

  /// Reads the coming of a day as if something had been filed.
  private record DaysForgotten(EventStore log) implements EventStore {
    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      return forgotten(log.load(stream));
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      return forgotten(log.load(stream, afterVersion, eventsMax));
    }

    private static List<RecordedEvent<?>> forgotten(List<RecordedEvent<?>> events) {
      return events.stream().<RecordedEvent<?>>map(DaysForgotten::forgotten).toList();
    }

    private static RecordedEvent<?> forgotten(RecordedEvent<?> event) {
      return event.data() instanceof RuleSetCameIntoForce
          ? event.map(_ -> new TestCasesFiled("", List.of()))
          : event;
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      return log.append(stream, expectedVersion, events, context);
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      return log.readAfter(checkpoint, eventsMax);
    }
  }

  /// Does not see what happens in streams of one category.
  private record Blind(Reaction reaction, String category) implements Reaction {
    @Override
    public String name() {
      return reaction.name();
    }

    @Override
    public void react(RecordedEvent<?> event) {
      if (!event.stream().category().equals(category)) {
        reaction.react(event);
      }
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
      if (flaws.contains(Flaw.RULE_SET_UNREAD) && !arrivals.isEmpty()) {
        arrivals.replaceAll((_, all) -> all.stream().<Arrival>map(WithoutRuleSet::new).toList());
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

  private record WithoutRuleSet(Arrival arrival) implements Arrival {
    @Override
    public Partition partition() {
      return arrival.partition();
    }

    @Override
    public long offset() {
      return arrival.offset();
    }

    @Override
    public RawMessage raw() {
      return arrival.raw();
    }

    @Override
    public IntegrationMessage read() {
      IntegrationMessage message = arrival.read();
      return new IntegrationMessage(
          message.id(),
          message.type(),
          message.source(),
          message.subject(),
          message.time(),
          message.correlationId(),
          message.causationId(),
          message.data().replaceFirst(",\"ruleSetId\":\"[^\"]*\"", ""),
          message.position(),
          message.traceparent());
    }

    @Override
    public Optional<Checkpoint> position() {
      return arrival.position();
    }
  }
}
