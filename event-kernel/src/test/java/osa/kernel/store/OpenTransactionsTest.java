package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import osa.kernel.store.OpenTransactions.Blocker;
import osa.kernel.testing.KernelDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenTransactionsTest {

  private final OpenTransactions transactions = new OpenTransactions(KernelDatabase.dataSource());
  private Connection session;

  @BeforeEach
  void begin() throws SQLException {
    session = KernelDatabase.dataSource().getConnection();
    session.setAutoCommit(false);
  }

  @AfterEach
  void end() throws SQLException {
    session.close();
  }

  private void write() throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("SELECT pg_current_xact_id()");
    }
  }

  private List<Blocker> ofThisSession() throws SQLException {
    int pid = session.unwrap(PGConnection.class).getBackendPID();
    return transactions.list().stream().filter(blocker -> blocker.pid() == pid).toList();
  }

  @Test
  void only_who_has_written_is_in_the_way() throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("SELECT 1");
    }
    assertEquals(List.of(), ofThisSession());
    write();
    assertEquals(1, ofThisSession().size());
    session.commit();
    assertEquals(List.of(), ofThisSession());
  }

  @Test
  void a_session_that_is_still_in_the_transaction_is_ended() throws SQLException {
    write();
    assertTrue(transactions.end(ofThisSession().getFirst()));
    assertFalse(session.isValid(1));
  }

  @Test
  void a_session_that_has_gone_on_to_another_transaction_is_left_alone() throws SQLException {
    write();
    Blocker seen = ofThisSession().getFirst();
    session.commit();
    write();
    transactions.end(seen);
    assertTrue(session.isValid(1));
  }
}
