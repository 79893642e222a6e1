package osa.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// One real PostgreSQL with the kernel's tables, shared by the kernel's tests of
// a run.
public final class KernelDatabase {

  private static final EmbeddedPostgres POSTGRES = start();

  private KernelDatabase() {}

  public static DataSource dataSource() {
    return POSTGRES.getPostgresDatabase();
  }

  /// A database of its own on the same server, for tests whose events the others do not know. As
  /// for a service there is a role that owns it and one that works in it, [#worker]. It is not
  /// migrated.
  ///
  /// @return the owner's
  public static DataSource another(String name) {
    try {
      TwoRoles.makeDatabase(dataSource(), name);
      return POSTGRES.getDatabase(TwoRoles.owner(name), name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database " + name, e);
    }
  }

  /// The role that works in a database made by [#another].
  public static DataSource worker(String name) {
    return POSTGRES.getDatabase(name, name);
  }

  /// Whether a connection waits for another one's transaction to end.
  public static boolean somebodyWaitsForALock() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("db/kernel")
          .load()
          .migrate();
      return postgres;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }
}
