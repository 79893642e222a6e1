package osa.bench.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import osa.bench.Database;

/// The bare INSERT from Java: one prepared statement per commit, nothing around it.
final class RawInsert extends InProcessStore {
  private static final String ROW = "(?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)";

  private final Database database;
  private final DataSource pool;
  private final String json = Sample.json();
  private final Map<Integer, String> statements = new ConcurrentHashMap<>();

  RawInsert(Database database, Pool pool) throws SQLException {
    this.database = database;
    RawTable.create(database);
    this.pool = pool.source();
  }

  @Override
  public String name() {
    return "INSERT by JDBC";
  }

  @Override
  void append(String streamId, long held, int events) throws SQLException {
    UUID request = UUID.randomUUID();
    Timestamp now = new Timestamp(System.currentTimeMillis());
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(statements.computeIfAbsent(events, RawInsert::statement))) {
      int column = 1;
      for (int i = 1; i <= events; i++) {
        insert.setString(column++, "grant/" + streamId);
        insert.setLong(column++, held + i);
        insert.setString(column++, Sample.NAME);
        insert.setString(column++, json);
        insert.setTimestamp(column++, now);
        insert.setTimestamp(column++, now);
        insert.setObject(column++, request);
        insert.setObject(column++, request);
        insert.setString(column++, "desk-officer");
      }
      insert.executeUpdate();
    }
  }

  private static String statement(int events) {
    return "INSERT INTO raw_event (%s) VALUES %s"
        .formatted(RawTable.COLUMNS, String.join(", ", Collections.nCopies(events, ROW)));
  }

  @Override
  public void empty() throws SQLException {
    database.execute("TRUNCATE raw_event");
  }

  @Override
  public long count() throws SQLException {
    return database.number("SELECT count(*) FROM raw_event");
  }
}
