package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.store.StoreFailure;
import osa.kernel.testing.KernelDatabase;

/// Two replicas of a service and one task, on a real database.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeadershipTest {

  private final String task = "task " + UUID.randomUUID();
  private final List<Connection> opened = new CopyOnWriteArrayList<>();
  private final Leadership first = new Leadership(recording(), task);
  private final Leadership second = new Leadership(recording(), task);

  @AfterEach
  void leave() {
    first.close();
    second.close();
  }

  @Test
  void one_leads_until_it_leaves() {
    assertTrue(first.held());
    assertFalse(second.held());
    assertTrue(first.held(), "asking again is no harm");
    first.close();
    assertTrue(second.held());
    assertFalse(first.held());
  }

  @Test
  void tasks_have_leaders_of_their_own() {
    assertTrue(first.held());
    try (Leadership other = new Leadership(KernelDatabase.dataSource(), task + " of another")) {
      assertTrue(other.held());
    }
  }

  @Test
  void when_the_leaders_connection_dies_the_other_takes_over_and_the_leader_notices()
      throws SQLException {
    assertTrue(first.held());
    killTheLeadersConnection();
    Awaitility.await().until(second::held);
    assertThrows(StoreFailure.class, first::held);
    assertFalse(first.held(), "it asks again and finds the place taken");
    assertTrue(second.held());
  }

  @Test
  void a_leader_that_lost_its_connection_may_lead_again() throws SQLException {
    assertTrue(first.held());
    killTheLeadersConnection();
    assertThrows(StoreFailure.class, first::held);
    Awaitility.await().until(first::held);
    assertFalse(second.held());
  }

  @Test
  void the_leader_holds_no_transaction_open_which_would_stop_the_readers_of_the_log()
      throws SQLException {
    assertTrue(first.held());
    assertEquals("idle", stateOfTheLeadersConnection());
  }

  @Test
  void whoever_does_not_lead_keeps_no_connection() throws SQLException {
    assertTrue(first.held());
    assertFalse(second.held());
    assertEquals(1, stillOpen());
    killTheLeadersConnection();
    assertThrows(StoreFailure.class, first::held);
    assertEquals(0, stillOpen());
  }

  @Test
  void a_connection_that_fails_on_the_way_to_the_lead_is_given_back() throws SQLException {
    Leadership unlucky = new Leadership(failing(), task);
    assertThrows(StoreFailure.class, unlucky::held);
    assertEquals(0, stillOpen());
  }

  private long stillOpen() throws SQLException {
    long open = 0;
    for (Connection connection : opened) {
      open += connection.isClosed() ? 0 : 1;
    }
    return open;
  }

  private DataSource recording() {
    return dataSource(
        () -> {
          Connection connection = KernelDatabase.dataSource().getConnection();
          opened.add(connection);
          return connection;
        });
  }

  /// Gives connections on which no statement can be made.
  private DataSource failing() {
    return dataSource(
        () -> {
          Connection connection = KernelDatabase.dataSource().getConnection();
          opened.add(connection);
          return (Connection)
              Proxy.newProxyInstance(
                  LeadershipTest.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                      throw new SQLException("no statement today");
                    }
                    return method.invoke(connection, arguments);
                  });
        });
  }

  @FunctionalInterface
  private interface Connections {
    Connection open() throws SQLException;
  }

  private static DataSource dataSource(Connections connections) {
    return (DataSource)
        Proxy.newProxyInstance(
            LeadershipTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, _, _) -> connections.open());
  }

  private void killTheLeadersConnection() throws SQLException {
    assertEquals("t", askAboutTheLeader("pg_terminate_backend(pid)"));
  }

  private String stateOfTheLeadersConnection() throws SQLException {
    return askAboutTheLeader("state");
  }

  /// An advisory lock is listed with its number cut in two.
  private String askAboutTheLeader(String question) throws SQLException {
    try (Connection connection = KernelDatabase.dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT "
                    + question
                    + """
                     FROM pg_locks JOIN pg_stat_activity USING (pid)
                    WHERE locktype = 'advisory' AND granted
                      AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)
                    """)) {
      query.setString(1, task);
      try (var row = query.executeQuery()) {
        assertTrue(row.next(), "nobody leads");
        return row.getString(1);
      }
    }
  }
}
