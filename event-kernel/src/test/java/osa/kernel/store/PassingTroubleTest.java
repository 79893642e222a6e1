package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PassingTroubleTest {

  @ParameterizedTest(name = "{0}")
  @NullSource
  @ValueSource(strings = {"53100", "57P03", "08006", "40P01", "25006", "XX000", "5"})
  void a_database_that_is_full_away_or_busy_is_in_trouble_that_passes(String state) {
    assertTrue(PassingTrouble.isBehind(failure(state)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"22P02", "23505", "42501"})
  void a_value_or_a_statement_that_is_wrong_stays_wrong(String state) {
    assertFalse(PassingTrouble.isBehind(failure(state)));
  }

  @Test
  void what_did_not_come_from_the_database_is_none_of_its_trouble() {
    assertFalse(PassingTrouble.isBehind(new IllegalStateException("a policy's own fault")));
  }

  @Test
  void what_failed_at_the_commit_counts_though_the_transaction_manager_only_suppressed_it() {
    assertTrue(PassingTrouble.isBehind(commitFailed(new SQLException("disk full", "53100"))));
    assertFalse(PassingTrouble.isBehind(commitFailed(new SQLException("twice", "23505"))));
  }

  @Test
  void a_statement_that_was_wrong_is_to_blame_and_not_the_rollback_that_failed_too() {
    RuntimeException failure = failure("23505");
    failure.addSuppressed(new SQLException("connection closed", "08003"));
    assertFalse(PassingTrouble.isBehind(failure));
  }

  private static RuntimeException commitFailed(SQLException why) {
    Exception rollback = new Exception("could not commit");
    rollback.addSuppressed(new IllegalStateException("no unit of work", why));
    return new IllegalStateException(rollback);
  }

  private static RuntimeException failure(String state) {
    return new IllegalStateException(new StoreFailure("try", new SQLException("no", state)));
  }
}
