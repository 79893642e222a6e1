package osa.bench.append;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import osa.bench.Database;

/// Message DB: a function of PostgreSQL that takes a lock on the category and writes one message.
/// Several messages of one commit are several calls in one transaction, as its clients do it.
final class MessageDb extends InProcessStore {
  private static final String WRITE =
      "SELECT write_message(?, ?, ?, ?::jsonb, ?::jsonb, ?::bigint)";
  private static final String METADATA = "{\"actor\": \"desk-officer\"}";

  private final Database database;
  private final DataSource pool;
  private final String json = Sample.json();

  /// @param database whose schema is `message_store`, the name its functions expect
  MessageDb(Database database, Pool pool) throws SQLException, IOException, InterruptedException {
    this.database = database;
    database.execute("DROP SCHEMA IF EXISTS message_store CASCADE");
    for (String script : MessageDbPackage.fetch().scripts()) {
      database.execute("SET check_function_bodies = off;" + script);
    }
    this.pool = pool.source();
  }

  @Override
  public String name() {
    return "Message DB";
  }

  @Override
  void append(String streamId, long held, int events) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement write = connection.prepareStatement(WRITE)) {
      connection.setAutoCommit(events == 1);
      for (int i = 0; i < events; i++) {
        write.setString(1, UUID.randomUUID().toString());
        write.setString(2, "grant-" + streamId);
        write.setString(3, Sample.NAME);
        write.setString(4, json);
        write.setString(5, METADATA);
        write.setLong(6, held + i - 1);
        write.execute();
      }
      if (events > 1) {
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
  }

  @Override
  public void empty() throws SQLException {
    database.execute("TRUNCATE messages");
  }

  @Override
  public long count() throws SQLException {
    return database.number("SELECT count(*) FROM messages");
  }
}
