package osa.kernel.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.Transactions;
import osa.kernel.store.CategoryLog;
import osa.kernel.store.StoreFailure;

/// What can be told of the live rows of a read model as a whole.
public final class LiveRows {

  private static final int ROWS_AT_ONCE = 1_000;

  /// How many of the newest events are looked at for rows that lag behind.
  public static final int NEWEST_EVENTS = 1_000;

  /// @param sha256 over all rows in the order of their keys, each as canonical JSON and a line feed
  /// @param log how far the log was
  public record Digest(String sha256, Checkpoint log) {}

  private final Transactions transactions;
  private final DataSource dataSource;
  private final CategoryLog log;

  public LiveRows(Transactions transactions, DataSource dataSource, CategoryLog log) {
    this.transactions = transactions;
    this.dataSource = dataSource;
    this.log = log;
  }

  public long count(ReadModel<?> model) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT count(*) FROM " + model.table());
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new StoreFailure("count rows", e);
    }
  }

  /// By how many events rows lag behind their streams, of the streams that the newest
  /// [#NEWEST_EVENTS] events of the log belong to. Rows are written with the events, so anything
  /// but zero means that somebody else has touched them or a projection is wrong.
  public long eventsBehind(ReadModel<?> model) {
    String sql =
        """
        SELECT coalesce(sum(streams.version - coalesce(r.version, 0)), 0)
        FROM (
          SELECT stream, max(version) AS version
          FROM (
            SELECT stream, version FROM es_event
            ORDER BY transaction_id DESC, position DESC LIMIT %d
          ) AS newest
          WHERE starts_with(stream, ?)
          GROUP BY stream
        ) AS streams
        LEFT JOIN %s r ON r.%s = substr(streams.stream, ?)
        WHERE streams.version > coalesce(r.version, 0)
        """
            .formatted(NEWEST_EVENTS, model.table(), model.keyColumn());
    String prefix = model.projection().category() + "/";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, prefix);
      query.setInt(2, prefix.length() + 1);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new StoreFailure("look for rows that lag behind", e);
    }
  }

  /// Two services with the same log at the same place have the same digest. Reads every row.
  public Digest digest(ReadModel<?> model) {
    return transactions.required(
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            beginOneSnapshot(connection);
            return new Digest(sha256(connection, model), log.lastVisible());
          } catch (SQLException e) {
            throw new StoreFailure("take the digest of a read model", e);
          }
        });
  }

  /// Everything that the transaction reads from here on is of one moment, and nobody waits for it.
  static void beginOneSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
  }

  /// PostgreSQL writes `jsonb` in one way only, whatever way it was stored.
  private static String sha256(Connection connection, ReadModel<?> model) throws SQLException {
    String sql =
        "SELECT to_jsonb(r)::text FROM %s r ORDER BY %s COLLATE \"C\""
            .formatted(model.table(), model.keyColumn());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setFetchSize(ROWS_AT_ONCE);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          digest.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
          digest.update((byte) '\n');
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
