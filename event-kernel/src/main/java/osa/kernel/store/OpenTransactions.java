package osa.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Transactions of the database server that have written and not ended. Until they end, readers of
/// the log wait for them, whichever database of the server they are in.
public final class OpenTransactions {

  /// PostgreSQL's state for "you may not".
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /// One of them. The server tells this much of every role's sessions.
  ///
  /// @param pid the number of its backend process
  /// @param transaction its number, as long as the backend runs it
  public record Blocker(
      int pid, String transaction, String database, String role, String application) {}

  private final DataSource dataSource;

  public OpenTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// All of them, the oldest first.
  public List<Blocker> list() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT pid, backend_xid::text AS transaction, coalesce(datname, '') AS database,
                  coalesce(usename, '') AS role, coalesce(application_name, '') AS application
                FROM pg_stat_activity
                WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
                ORDER BY age(backend_xid) DESC
                """);
        ResultSet row = query.executeQuery()) {
      List<Blocker> blockers = new ArrayList<>();
      while (row.next()) {
        blockers.add(
            new Blocker(
                row.getInt("pid"),
                row.getString("transaction"),
                row.getString("database"),
                row.getString("role"),
                row.getString("application")));
      }
      return blockers;
    } catch (SQLException e) {
      throw new StoreFailure("look for open transactions", e);
    }
  }

  /// Ends the transaction and its session. A session that has gone on to something else meanwhile
  /// is left alone. False when ending it is not ours to do: it belongs to another role, and an
  /// administrator has to.
  public boolean end(Blocker blocker) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid = ? AND backend_xid::text = ?
                """)) {
      query.setInt(1, blocker.pid());
      query.setString(2, blocker.transaction());
      query.execute();
      return true;
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        return false;
      }
      throw new StoreFailure("end an open transaction", e);
    }
  }
}
