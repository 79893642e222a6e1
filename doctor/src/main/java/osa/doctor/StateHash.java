package osa.doctor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import osa.doctor.Site.Database;

/// What a database holds, as one SHA-256 per table: of the log, every event with all that it says
/// and its place; of the messages that had their effect; of each read model.
///
/// Two databases with equal hashes hold the same, whatever lies where on the disk. Everything is
/// read in one snapshot, a few rows at a time.
///
/// @param tables the log first, the others by name
public record StateHash(String service, List<Table> tables) {

  /// @param name as in the database
  public record Table(String name, long rows, String sha256) {}

  private static final int ROWS_AT_ONCE = 500;

  // Named one by one: a column that a later version adds is no difference in what happened.
  private static final String LOG =
      """
      SELECT jsonb_build_array(stream, version, transaction_id, position, id, type, data,
        occurred_at, recorded_at, correlation_id, causation_id, actor)::text
      FROM es_event ORDER BY stream COLLATE "C", version
      """;

  private static final String HEARD =
      "SELECT message_id || ' ' || type FROM es_inbox ORDER BY message_id";

  private static final String READ_MODELS =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
        AND c.relname LIKE 'rm\\_%' ORDER BY c.relname
      """;

  public static StateHash of(Database database) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            database.jdbcUrl() + "?loginTimeout=5&connectTimeout=5",
            database.looker().user(),
            database.looker().password())) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      // Times are written as text.
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TIME ZONE 'UTC'");
      }
      List<Table> tables = new ArrayList<>();
      tables.add(hash(connection, "es_event", LOG));
      tables.add(hash(connection, "es_inbox", HEARD));
      for (String table : readModels(connection)) {
        var rows =
            "SELECT r FROM (SELECT to_jsonb(t)::text AS r FROM %s t) AS s ORDER BY r COLLATE \"C\""
                .formatted(table);
        tables.add(hash(connection, table, rows));
      }
      connection.rollback();
      return new StateHash(database.service(), tables);
    }
  }

  private static List<String> readModels(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ_MODELS)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static Table hash(Connection connection, String name, String rows) throws SQLException {
    MessageDigest digest = sha256();
    var count = 0L;
    try (PreparedStatement query = connection.prepareStatement(rows)) {
      query.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          digest.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
          // No text of PostgreSQL holds it, so rows cannot run into each other.
          digest.update((byte) 0);
          count++;
        }
      }
    }
    return new Table(name, count, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// One line per table, fit to be compared by `diff`.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Table table : tables) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %-24s %8d %s%n",
              service,
              table.name(),
              table.rows(),
              table.sha256()));
    }
    return text.toString();
  }
}
