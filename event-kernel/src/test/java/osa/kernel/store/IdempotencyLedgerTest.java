package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.store.Answers.Answer;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.OneConnection;

/// Two requests in two transactions of a real database.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdempotencyLedgerTest {

  private static final Answer ANSWER = new Answer("f", 201, "\"1\"", "/notes/1", "{}");

  private static final Answer OTHER_ANSWER = new Answer("g", 200, "\"2\"", null, "[]");
  private static final Duration LIFETIME = Duration.ofDays(30);

  private Instant now = Instant.parse("2026-04-01T00:00:00Z");
  private final String key = UUID.randomUUID().toString();
  private Connection first;
  private Connection second;

  @BeforeEach
  void begin() throws SQLException {
    first = begun();
    second = begun();
  }

  private static Connection begun() throws SQLException {
    Connection connection = KernelDatabase.dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @AfterEach
  void end() throws SQLException {
    first.close();
    second.close();
  }

  private IdempotencyLedger ledger(Connection transaction) {
    return new IdempotencyLedger(new OneConnection(transaction), () -> now, LIFETIME);
  }

  @Test
  void of_two_requests_with_one_key_one_works_and_the_other_is_told_at_once() {
    assertTrue(ledger(first).claim("ann", key));
    assertFalse(ledger(second).claim("ann", key));
    assertTrue(ledger(first).claim("ann", key), "it holds it still");
  }

  @Test
  void a_key_belongs_to_the_actor_who_uses_it() {
    assertTrue(ledger(first).claim("ann", key));
    assertTrue(ledger(second).claim("bob", key));
    ledger(first).remember("ann", key, ANSWER);
    assertEquals(Optional.empty(), ledger(first).find("bob", key));
  }

  @Test
  void actor_and_key_do_not_run_into_each_other() {
    assertTrue(ledger(first).claim("ann", "1" + key));
    assertTrue(ledger(second).claim("ann1", key));
  }

  @Test
  void after_the_commit_the_answer_is_there_for_the_next() throws SQLException {
    ledger(first).claim("ann", key);
    assertEquals(Optional.empty(), ledger(first).find("ann", key));
    ledger(first).remember("ann", key, ANSWER);
    first.commit();
    assertTrue(ledger(second).claim("ann", key));
    assertEquals(Optional.of(ANSWER), ledger(second).find("ann", key));
  }

  @Test
  void after_a_rollback_the_key_is_free_and_nothing_was_answered() throws SQLException {
    ledger(first).claim("ann", key);
    ledger(first).remember("ann", key, ANSWER);
    first.rollback();
    assertTrue(ledger(second).claim("ann", key));
    assertEquals(Optional.empty(), ledger(second).find("ann", key));
  }

  @Test
  void a_connection_that_dies_lets_go_of_its_key() throws SQLException {
    ledger(first).claim("ann", key);
    first.close();
    Awaitility.await().until(() -> ledger(second).claim("ann", key));
  }

  @Test
  void an_answer_may_lack_etag_and_address() throws SQLException {
    Answer refusal = new Answer("f", 409, null, null, "{\"code\":\"IS_FULL\"}");
    ledger(first).claim("ann", key);
    ledger(first).remember("ann", key, refusal);
    first.commit();
    assertEquals(Optional.of(refusal), ledger(second).find("ann", key));
  }

  @Test
  void an_answer_is_never_replaced_while_it_lives() throws SQLException {
    ledger(first).remember("ann", key, ANSWER);
    now = now.plus(LIFETIME).minusMillis(1);
    assertThrows(
        IllegalStateException.class, () -> ledger(first).remember("ann", key, OTHER_ANSWER));
    assertEquals(Optional.of(ANSWER), ledger(first).find("ann", key));
  }

  @Test
  void when_its_lifetime_is_over_a_key_means_something_new() {
    ledger(first).remember("ann", key, ANSWER);
    now = now.plus(LIFETIME);
    assertEquals(Optional.empty(), ledger(first).find("ann", key));
    ledger(first).remember("ann", key, OTHER_ANSWER);
    assertEquals(Optional.of(OTHER_ANSWER), ledger(first).find("ann", key));
  }

  @Test
  void only_what_is_over_is_forgotten_and_not_all_at_once() {
    ledger(first).remember("ann", key + 1, ANSWER);
    ledger(first).remember("ann", key + 2, ANSWER);
    now = now.plus(LIFETIME).minusMillis(1);
    ledger(first).remember("ann", key + 3, ANSWER);
    now = now.plusMillis(1);
    while (ledger(first).forgetExpired(1) > 0) {
      // Until there is nothing left to forget, of other tests either.
    }
    now = Instant.parse("2026-04-01T00:00:00Z");
    assertEquals(Optional.empty(), ledger(first).find("ann", key + 1));
    assertEquals(Optional.empty(), ledger(first).find("ann", key + 2));
    assertEquals(Optional.of(ANSWER), ledger(first).find("ann", key + 3));
  }
}
