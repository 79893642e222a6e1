package osa.kernel.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/// The two roles of a service's database, as an installation has them: one owns the tables and
/// migrates them, the other works and bears the name of the database.
public final class TwoRoles {

  private TwoRoles() {}

  public static String owner(String database) {
    return database + "_owner";
  }

  /// @param administrator may make roles and databases
  public static void makeDatabase(DataSource administrator, String database) throws SQLException {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "CREATE ROLE %1$s_owner LOGIN PASSWORD '%1$s_owner'",
              "CREATE ROLE %1$s LOGIN PASSWORD '%1$s'",
              "CREATE DATABASE %1$s OWNER %1$s_owner",
              "REVOKE ALL ON DATABASE %1$s FROM PUBLIC",
              "GRANT CONNECT ON DATABASE %1$s TO %1$s")) {
        statement.execute(sql.formatted(database));
      }
    }
  }
}
