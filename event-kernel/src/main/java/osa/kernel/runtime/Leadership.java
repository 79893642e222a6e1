package osa.kernel.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import osa.kernel.store.StoreFailure;

/// Lets one of several replicas do a task: whoever holds a session-level advisory lock of the
/// database. The lock ends with the connection, so a dead leader is replaced as soon as PostgreSQL
/// notices; and it holds no transaction open, which would stop the readers of the log.
public final class Leadership implements AutoCloseable {

  private final DataSource dataSource;
  private final String task;
  private Connection holding;

  /// @param task names the lock: the same task has one leader at a time
  public Leadership(DataSource dataSource, String task) {
    this.dataSource = dataSource;
    this.task = task;
  }

  /// Whether this process leads now; takes the lead when it is free.
  public boolean held() {
    try {
      if (holding != null) {
        if (answers(holding, "SELECT true")) {
          return true;
        }
        close();
      }
      holding = takeTheLead();
      return holding != null;
    } catch (SQLException e) {
      close();
      throw new StoreFailure("take the lead of " + task, e);
    }
  }

  /// The connection that holds the lock; null when somebody else's does.
  private Connection takeTheLead() throws SQLException {
    Connection connection = dataSource.getConnection();
    boolean taken = false;
    try {
      taken = answers(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", task);
      return taken ? connection : null;
    } finally {
      if (!taken) {
        connection.close();
      }
    }
  }

  private static boolean answers(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    if (holding == null) {
      return;
    }
    try (Connection ending = holding) {
      answers(ending, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", task);
    } catch (SQLException e) {
      // The connection is gone, and the lock with it.
    } finally {
      holding = null;
    }
  }
}
