package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Outcome;
import osa.kernel.Rejection;
import osa.kernel.StreamId;
import osa.kernel.deadletter.domain.DeadLetterRejection;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.store.OpenTransactions;
import osa.kernel.testing.KernelDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final KernelMetrics metrics = new KernelMetrics(registry);

  /// @param tags names and values by turns
  private double value(String name, String... tags) {
    for (Measurement only : registry.get(name).tags(tags).meter().measure()) {
      return only.getValue();
    }
    throw new AssertionError(name);
  }

  @Test
  void each_reaction_shows_how_far_it_is_behind_and_nothing_while_that_is_unknown() {
    metrics.reactionLag("reassessment", Duration.ofMillis(2_500), 7);
    metrics.reactionLag("another", Duration.ZERO, 0);
    metrics.reactionLag("reassessment", Duration.ofMillis(1_500), 3);
    assertEquals(1.5, value("osa.reaction.lag.seconds", "reaction", "reassessment"));
    assertEquals(3, value("osa.reaction.lag.events", "reaction", "reassessment"));
    assertEquals(0, value("osa.reaction.lag.seconds", "reaction", "another"));

    metrics.forgetWhatWasSeen();
    assertTrue(Double.isNaN(value("osa.reaction.lag.seconds", "reaction", "reassessment")));
  }

  @Test
  void the_stall_rises_with_a_transaction_that_is_held_open_and_falls_when_it_ends()
      throws SQLException {
    Instant[] now = {Instant.EPOCH};
    StallWatch watch =
        new StallWatch(
            new OpenTransactions(KernelDatabase.dataSource()),
            () -> now[0],
            Duration.ofSeconds(30));
    try (Connection forgotten = KernelDatabase.dataSource().getConnection();
        Statement statement = forgotten.createStatement()) {
      statement.execute("SET application_name = 'a-forgotten-client'");
      forgotten.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id()");
      metrics.stall(watch.longest(), watch.look());
      for (int seconds : List.of(7, 14)) {
        now[0] = Instant.EPOCH.plusSeconds(seconds);
        int ended = watch.look();
        metrics.stall(watch.longest(), ended);
        assertEquals(seconds, value("osa.log.stall.seconds"));
      }
      assertEquals(0, value("osa.log.stall.sessions.ended"));
      now[0] = Instant.EPOCH.plusSeconds(30);
      int ended = watch.look();
      metrics.stall(watch.longest(), ended);
    }
    assertEquals(0, value("osa.log.stall.seconds"));
    assertEquals(1, value("osa.log.stall.sessions.ended"));
    for (String secret : List.of("a-forgotten-client", "postgres", "pid")) {
      assertFalse(registry.getMetersAsString().contains(secret), secret);
    }
  }

  @Test
  void messages_and_letters_are_counted_by_what_became_of_them() {
    for (String outcome : List.of("done", "duplicate", "ignored", "buried")) {
      assertEquals(0, value("osa.inbox.messages", "outcome", outcome));
    }
    for (Handling handling : Handling.values()) {
      metrics.handled(handling);
    }
    metrics.buried();
    for (String outcome : List.of("done", "duplicate", "ignored", "buried")) {
      assertEquals(1, value("osa.inbox.messages", "outcome", outcome));
    }
    assertEquals(1, value("osa.dead.letters"));
  }

  @Test
  void commands_are_counted_by_what_they_came_to() {
    StreamId stream = new StreamId("note", "1");
    metrics.decided(new Outcome.Done<>(stream, 1, List.of()));
    metrics.decided(new Outcome.Stale<>(stream, 1));
    metrics.decided(
        new Outcome.Refused<>(new Rejection(DeadLetterRejection.MESSAGE_NOT_KEPT, Map.of())));
    metrics.repeated();
    assertEquals(1, value("osa.commands", "code", "", "outcome", "done"));
    assertEquals(1, value("osa.commands", "code", "", "outcome", "stale"));
    assertEquals(1, value("osa.commands", "code", "", "outcome", "repeated"));
    assertEquals(1, value("osa.commands", "code", "MESSAGE_NOT_KEPT", "outcome", "refused"));
  }

  @Test
  void a_gauge_is_not_a_number_while_nobody_knows() {
    assertTrue(Double.isNaN(value("osa.relay.lag.seconds")));
    metrics.relayLag(Duration.ofMillis(1_500), 12);
    metrics.inboxLag(3);
    metrics.deadLettersOpen(2);
    assertEquals(1.5, value("osa.relay.lag.seconds"));
    assertEquals(12, value("osa.relay.lag.events"));
    assertEquals(3, value("osa.inbox.lag.messages"));
    assertEquals(2, value("osa.dead.letters.open"));
    metrics.forgetWhatWasSeen();
    for (String gauge :
        List.of(
            "osa.log.stall.seconds",
            "osa.relay.lag.seconds",
            "osa.relay.lag.events",
            "osa.dead.letters.open")) {
      assertTrue(Double.isNaN(value(gauge)), gauge);
    }
  }
}
