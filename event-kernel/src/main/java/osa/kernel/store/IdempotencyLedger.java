package osa.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/// Answers already given, kept in the transaction of what they answer: either the effect and the
/// answer are both there, or neither. A key belongs to the actor who used it.
public final class IdempotencyLedger {

  /// An answer as it went out.
  ///
  /// @param fingerprint of the request that it answered
  /// @param etag null when the answer had none, likewise `location`
  public record Answer(String fingerprint, int status, String etag, String location, String body) {}

  private final DataSource dataSource;
  private final InstantSource clock;

  public IdempotencyLedger(DataSource dataSource, InstantSource clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /// Takes hold of the key until the surrounding transaction ends; false when another request
  /// holds it now.
  public boolean claim(String actor, String key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(? || chr(10) || ?, 1))")) {
      query.setString(1, actor);
      query.setString(2, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new StoreFailure("claim an idempotency key", e);
    }
  }

  public Optional<Answer> find(String actor, String key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT fingerprint, status, etag, location, body FROM es_idempotency
                WHERE actor = ? AND idempotency_key = ?
                """)) {
      query.setString(1, actor);
      query.setString(2, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Answer(
                    row.getString("fingerprint"),
                    row.getInt("status"),
                    row.getString("etag"),
                    row.getString("location"),
                    row.getString("body")))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreFailure("find an answer", e);
    }
  }

  public void remember(String actor, String key, Answer answer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO es_idempotency
                  (actor, idempotency_key, fingerprint, status, etag, location, body, answered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      insert.setString(1, actor);
      insert.setString(2, key);
      insert.setString(3, answer.fingerprint());
      insert.setInt(4, answer.status());
      insert.setString(5, answer.etag());
      insert.setString(6, answer.location());
      insert.setString(7, answer.body());
      insert.setTimestamp(8, Timestamp.from(clock.instant()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("remember an answer", e);
    }
  }
}
