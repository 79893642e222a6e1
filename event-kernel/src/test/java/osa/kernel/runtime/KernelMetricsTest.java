package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
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

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final KernelMetrics metrics = new KernelMetrics(registry);

  private double value(String series) {
    List<String> lines =
        registry.scrape().lines().filter(line -> line.startsWith(series + " ")).toList();
    assertEquals(1, lines.size(), () -> series + " in\n" + registry.scrape());
    return Double.parseDouble(lines.getFirst().substring(series.length() + 1));
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
        assertEquals(seconds, value("osa_log_stall_seconds"));
      }
      assertEquals(0, value("osa_log_stall_sessions_ended_total"));
      now[0] = Instant.EPOCH.plusSeconds(30);
      int ended = watch.look();
      metrics.stall(watch.longest(), ended);
    }
    assertEquals(0, value("osa_log_stall_seconds"));
    assertEquals(1, value("osa_log_stall_sessions_ended_total"));
    for (String secret : List.of("a-forgotten-client", "postgres", "pid")) {
      assertFalse(registry.scrape().contains(secret), secret);
    }
  }

  @Test
  void messages_and_letters_are_counted_by_what_became_of_them() {
    for (String outcome : List.of("done", "duplicate", "ignored", "buried")) {
      assertEquals(0, value("osa_inbox_messages_total{outcome=\"" + outcome + "\"}"));
    }
    for (Handling handling : Handling.values()) {
      metrics.handled(handling);
    }
    metrics.buried();
    for (String outcome : List.of("done", "duplicate", "ignored", "buried")) {
      assertEquals(1, value("osa_inbox_messages_total{outcome=\"" + outcome + "\"}"));
    }
    assertEquals(1, value("osa_dead_letters_total"));
  }

  @Test
  void commands_are_counted_by_what_they_came_to() {
    StreamId stream = new StreamId("note", "1");
    metrics.decided(new Outcome.Done<>(stream, 1, List.of()));
    metrics.decided(new Outcome.Stale<>(stream, 1));
    metrics.decided(
        new Outcome.Refused<>(new Rejection(DeadLetterRejection.MESSAGE_NOT_KEPT, Map.of())));
    metrics.repeated();
    assertEquals(1, value("osa_commands_total{code=\"\",outcome=\"done\"}"));
    assertEquals(1, value("osa_commands_total{code=\"\",outcome=\"stale\"}"));
    assertEquals(1, value("osa_commands_total{code=\"\",outcome=\"repeated\"}"));
    assertEquals(1, value("osa_commands_total{code=\"MESSAGE_NOT_KEPT\",outcome=\"refused\"}"));
  }

  @Test
  void a_gauge_is_not_a_number_while_nobody_knows() {
    assertTrue(Double.isNaN(value("osa_relay_lag_seconds")));
    metrics.relayLag(Duration.ofMillis(1_500));
    metrics.deadLettersOpen(2);
    assertEquals(1.5, value("osa_relay_lag_seconds"));
    assertEquals(2, value("osa_dead_letters_open"));
    metrics.forgetWhatWasSeen();
    for (String gauge :
        List.of("osa_log_stall_seconds", "osa_relay_lag_seconds", "osa_dead_letters_open")) {
      assertTrue(Double.isNaN(value(gauge)), gauge);
    }
  }
}
