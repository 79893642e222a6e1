package osa.kernel.runtime;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.deadletter.view.DeadLetterQueries;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.reaction.Follower;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.CategoryLog;
import osa.kernel.store.OpenTransactions;

/// Looks, from time to time, whether the service keeps its promises: ends what holds readers back
/// too long, and tells the metrics what it saw. Asks the database alone, so that the figures stay
/// while Kafka is away.
@Singleton
final class Watch {

  /// More than this is shown as this: counting further takes longer and says no more.
  private static final long LAG_EVENTS_MAX = 10_000;

  private final StallWatch stalls;
  private final String service;
  private final List<Reaction> reactions;
  private final EventStore log;
  private final Checkpoints checkpoints;
  private final DeadLetterQueries letters;
  private final CategoryLog all;
  private final KernelMetrics metrics;
  private final InstantSource clock;

  Watch(
      MessagingConfig config,
      DataSource dataSource,
      @All List<Reaction> reactions,
      EventStore log,
      Checkpoints checkpoints,
      DeadLetterQueries letters,
      CategoryLog all,
      KernelMetrics metrics,
      InstantSource clock) {
    this.stalls = new StallWatch(new OpenTransactions(dataSource), clock, config.stallMax());
    this.service = config.service();
    this.reactions = reactions;
    this.log = log;
    this.checkpoints = checkpoints;
    this.letters = letters;
    this.all = all;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Answers whether something was ended, so that it is worth looking again at once.
  boolean look() {
    try {
      int ended = stalls.look();
      metrics.stall(stalls.longest(), ended);
      lookAt(OutboxRelay.readerOf(service), metrics::relayLag);
      for (Reaction reaction : reactions) {
        lookAt(
            Follower.readerOf(service, reaction.name()),
            (oldest, events) -> metrics.reactionLag(reaction.name(), oldest, events));
      }
      metrics.deadLettersOpen(QuarkusTransaction.requiringNew().call(letters::countOpen));
      return ended > 0;
    } catch (RuntimeException e) {
      metrics.forgetWhatWasSeen();
      throw e;
    }
  }

  /// How far a reader of the log is behind.
  @FunctionalInterface
  private interface LagShown {
    void show(Duration oldest, long events);
  }

  /// In seconds: the age of the oldest event that a reader may see and this one has not covered. In
  /// events: all of those, and also what an open transaction still holds back.
  private void lookAt(String reader, LagShown lag) {
    Checkpoint reached = checkpoints.load(reader);
    List<RecordedEvent<?>> ahead = log.readAfter(reached, 1);
    lag.show(
        ahead.isEmpty()
            ? Duration.ZERO
            : Duration.between(ahead.getFirst().recordedAt(), clock.instant()),
        all.countAfter(reached, LAG_EVENTS_MAX));
  }
}
