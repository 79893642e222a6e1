package osa.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/// Answers already given, one row each, in the transaction of what they answer: either the effect
/// and the answer are both there, or neither. A key is forgotten when its lifetime is over; used
/// again after that it means something new.
public final class IdempotencyLedger implements Answers {

  private final DataSource dataSource;
  private final InstantSource clock;
  private final Duration lifetime;

  public IdempotencyLedger(DataSource dataSource, InstantSource clock, Duration lifetime) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  @Override
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

  @Override
  public Optional<Answer> find(String actor, String key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT fingerprint, status, etag, location, position, body FROM es_idempotency
                WHERE actor = ? AND idempotency_key = ? AND answered_at > ?
                """)) {
      query.setString(1, actor);
      query.setString(2, key);
      query.setTimestamp(3, Timestamp.from(clock.instant().minus(lifetime)));
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Answer(
                    row.getString("fingerprint"),
                    row.getInt("status"),
                    row.getString("etag"),
                    row.getString("location"),
                    row.getString("position"),
                    row.getString("body")))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreFailure("find an answer", e);
    }
  }

  @Override
  public void remember(String actor, String key, Answer answer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO es_idempotency
                  (actor, idempotency_key, fingerprint, status, etag, location, position, body,
                   answered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (actor, idempotency_key) DO UPDATE
                SET fingerprint = excluded.fingerprint, status = excluded.status,
                  etag = excluded.etag, location = excluded.location,
                  position = excluded.position, body = excluded.body, answered_at = excluded.answered_at
                WHERE es_idempotency.answered_at <= ?
                """)) {
      insert.setString(1, actor);
      insert.setString(2, key);
      insert.setString(3, answer.fingerprint());
      insert.setInt(4, answer.status());
      insert.setString(5, answer.etag());
      insert.setString(6, answer.location());
      insert.setString(7, answer.position());
      insert.setString(8, answer.body());
      insert.setTimestamp(9, Timestamp.from(clock.instant()));
      insert.setTimestamp(10, Timestamp.from(clock.instant().minus(lifetime)));
      if (insert.executeUpdate() == 0) {
        throw new IllegalStateException("the key has its answer already");
      }
    } catch (SQLException e) {
      throw new StoreFailure("remember an answer", e);
    }
  }

  /// Forgets at most `answersMax` answers whose lifetime is over and answers how many it were.
  public int forgetExpired(int answersMax) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                """
                DELETE FROM es_idempotency WHERE ctid IN (
                  SELECT ctid FROM es_idempotency WHERE answered_at <= ? LIMIT ?)
                """)) {
      delete.setTimestamp(1, Timestamp.from(clock.instant().minus(lifetime)));
      delete.setInt(2, answersMax);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("forget answers", e);
    }
  }
}
