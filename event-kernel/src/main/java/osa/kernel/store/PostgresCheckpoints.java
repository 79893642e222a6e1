package osa.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;

/// How far each reader of the log has come, one row per reader.
///
/// A move waits for no disk, unlike what it speaks of: a server that dies may forget the moves of
/// its last half second, and then the reader is shown again what it has seen, which it has to bear
/// anyway. So a move is not to be part of a transaction that does anything else.
public final class PostgresCheckpoints implements Checkpoints {

  private final DataSource dataSource;

  public PostgresCheckpoints(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Checkpoint load(String reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT transaction_id, position FROM es_checkpoint WHERE reader = ?")) {
      query.setString(1, reader);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Checkpoint(row.getLong("transaction_id"), row.getLong("position"))
            : Checkpoint.START;
      }
    } catch (SQLException e) {
      throw new StoreFailure("load a checkpoint", e);
    }
  }

  @Override
  public boolean advance(String reader, Checkpoint from, Checkpoint to) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                WITH move AS (
                  SELECT ? AS reader, ?::bigint AS from_transaction, ?::bigint AS from_position,
                    ?::bigint AS to_transaction, ?::bigint AS to_position
                )
                INSERT INTO es_checkpoint AS c (reader, transaction_id, position)
                SELECT reader, to_transaction, to_position
                FROM move, set_config('synchronous_commit', 'off', true)
                WHERE (from_transaction, from_position) = (0, 0)
                  OR EXISTS (SELECT FROM es_checkpoint kept WHERE kept.reader = move.reader)
                ON CONFLICT (reader) DO UPDATE
                SET transaction_id = excluded.transaction_id, position = excluded.position
                WHERE (c.transaction_id, c.position)
                  = (SELECT from_transaction, from_position FROM move)
                """)) {
      update.setString(1, reader);
      update.setLong(2, from.transactionId());
      update.setLong(3, from.position());
      update.setLong(4, to.transactionId());
      update.setLong(5, to.position());
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StoreFailure("advance a checkpoint", e);
    }
  }
}
