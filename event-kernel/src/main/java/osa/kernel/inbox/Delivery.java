package osa.kernel.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.Tracing;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.MessageSource.Arrival;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.position.SeenPositions;
import osa.kernel.store.PassingTrouble;

/// Hands each message that arrives to the [Inbox], in the order of its partition. The group goes on
/// only after the message had its effect or lies with the dead letters.
///
/// A failure is blamed on the message only when the database is well: during an outage, with a full
/// disk or after a broken connection the same message is tried again for as long as it takes;
/// otherwise it is tried `attemptsMax` times and then goes to the dead letters, so that the
/// partition goes on.
///
/// Either way it is dealt with, and how far the sender's log has been heard is remembered.
public final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  /// As on the log lines of a request.
  private static final String CORRELATION = "correlationId";

  private final MessageSource source;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final BooleanSupplier databaseAnswers;
  private final int attemptsMax;
  private final SeenPositions seen;
  private final Consumer<Handling> outcomes;
  private final Tracing tracing;
  private final Map<Partition, Attempts> attemptsByPartition = new HashMap<>();
  private final Map<Partition, Checkpoint> reached = new HashMap<>();

  private record Attempts(long offset, int count) {}

  /// @param outcomes hears what became of each message that was not buried
  /// @param tracing sees each message that was traced by its sender
  public Delivery(
      MessageSource source,
      Inbox inbox,
      DeadLetters deadLetters,
      BooleanSupplier databaseAnswers,
      int attemptsMax,
      SeenPositions seen,
      Consumer<Handling> outcomes,
      Tracing tracing) {
    this.source = source;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.databaseAnswers = databaseAnswers;
    this.attemptsMax = attemptsMax;
    this.seen = seen;
    this.outcomes = outcomes;
    this.tracing = tracing;
  }

  /// Delivers what one poll brings. Answers false when a message has to be tried again; the caller
  /// should let a moment pass. Also when it throws, nothing that was not handled is passed over.
  public boolean deliverBatch() {
    Map<Partition, List<Arrival>> batches = source.poll();
    Map<Partition, Long> open = new HashMap<>();
    Map<Partition, Long> handled = new HashMap<>();
    batches.forEach((partition, batch) -> open.put(partition, batch.getFirst().offset()));
    try {
      for (Map.Entry<Partition, List<Arrival>> batch : batches.entrySet()) {
        if (deliver(batch.getValue(), open, handled)) {
          open.remove(batch.getKey());
        }
      }
    } finally {
      // The source believes that everything it gave is handled, however this ends.
      open.forEach(source::goBackTo);
    }
    // Before the group goes on: nobody would come back to say it. What a failing database did not
    // take is said again with the next batch, or by whoever hears the partition again.
    if (!reached.isEmpty()) {
      seen.remember(reached);
      reached.clear();
    }
    if (!handled.isEmpty()) {
      source.commit(handled);
    }
    return open.isEmpty();
  }

  private boolean deliver(
      List<Arrival> batch, Map<Partition, Long> open, Map<Partition, Long> handled) {
    for (Arrival arrival : batch) {
      if (!deliver(arrival)) {
        return false;
      }
      open.put(arrival.partition(), arrival.offset() + 1);
      handled.put(arrival.partition(), arrival.offset() + 1);
      arrival
          .position()
          .ifPresent(position -> reached.merge(arrival.partition(), position, Delivery::later));
    }
    return true;
  }

  private boolean deliver(Arrival arrival) {
    IntegrationMessage message;
    try {
      message = arrival.read();
    } catch (Undeliverable e) {
      return bury(arrival, e.getMessage(), countAttempt(arrival));
    }
    MDC.put(CORRELATION, message.correlationId().toString());
    try {
      return message.traceparent().isEmpty()
          ? handle(arrival, message)
          : tracing.handling(message, traced -> handle(arrival, traced));
    } finally {
      MDC.remove(CORRELATION);
    }
  }

  private boolean handle(Arrival arrival, IntegrationMessage message) {
    try {
      outcomes.accept(inbox.handle(message));
      attemptsByPartition.remove(arrival.partition());
      return true;
    } catch (Undeliverable e) {
      tracing.failed(e);
      return bury(arrival, e.getMessage(), countAttempt(arrival));
    } catch (RuntimeException e) {
      tracing.failed(e);
      if (PassingTrouble.isBehind(e) || !databaseAnswers.getAsBoolean()) {
        LOG.warnf(
            e, "the database is in trouble: %s at %d waits", arrival.partition(), arrival.offset());
        return false;
      }
      int attempts = countAttempt(arrival);
      LOG.warnf(
          e, "attempt %d at %s offset %d failed", attempts, arrival.partition(), arrival.offset());
      return attempts >= attemptsMax && bury(arrival, "failed: " + e, attempts);
    }
  }

  private static Checkpoint later(Checkpoint one, Checkpoint other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private int countAttempt(Arrival arrival) {
    return attemptsByPartition
        .merge(
            arrival.partition(),
            new Attempts(arrival.offset(), 1),
            (known, first) ->
                known.offset() == first.offset()
                    ? new Attempts(known.offset(), known.count() + 1)
                    : first)
        .count();
  }

  /// Answers false, and the message has to be tried again, when the dead letters take nothing.
  private boolean bury(Arrival arrival, String reason, int attempts) {
    try {
      deadLetters.bury(arrival, reason, attempts);
    } catch (RuntimeException e) {
      LOG.errorf(e, "no dead letter taken: %s at %d waits", arrival.partition(), arrival.offset());
      return false;
    }
    attemptsByPartition.remove(arrival.partition());
    LOG.errorf("dead letter from %s offset %d: %s", arrival.partition(), arrival.offset(), reason);
    return true;
  }
}
