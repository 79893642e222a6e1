package osa.kernel.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.store.StoreFailure;

/// How far the latest rebuild of each read model has come, one row each, in the surrounding
/// transaction.
final class ProgressTable {

  private final DataSource dataSource;

  ProgressTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Empty when nothing was built yet, or what was built is lost.
  Optional<Progress> find(String readModel, UUID rebuildId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT * FROM beside.es_rebuild WHERE read_model = ? AND rebuild = ?")) {
      query.setString(1, readModel);
      query.setObject(2, rebuildId);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Progress(
                    rebuildId,
                    row.getString("build"),
                    new Checkpoint(row.getLong("transaction_id"), row.getLong("position")),
                    row.getString("stream"),
                    row.getBoolean("following"),
                    row.getLong("events"),
                    row.getLong("events_total"),
                    row.getLong("rows"),
                    row.getLong("worked_millis")))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreFailure("look how far a rebuild has come", e);
    }
  }

  void save(String readModel, Progress progress) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                """
                INSERT INTO beside.es_rebuild (read_model, rebuild, build, transaction_id, position,
                  stream, following, events, events_total, rows, worked_millis)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (read_model) DO UPDATE
                SET rebuild = excluded.rebuild, build = excluded.build,
                  transaction_id = excluded.transaction_id, position = excluded.position,
                  stream = excluded.stream, following = excluded.following,
                  events = excluded.events, events_total = excluded.events_total,
                  rows = excluded.rows, worked_millis = excluded.worked_millis
                """)) {
      upsert.setString(1, readModel);
      upsert.setObject(2, progress.rebuildId());
      upsert.setString(3, progress.build());
      upsert.setLong(4, progress.at().transactionId());
      upsert.setLong(5, progress.at().position());
      upsert.setString(6, progress.stream());
      upsert.setBoolean(7, progress.following());
      upsert.setLong(8, progress.events());
      upsert.setLong(9, progress.eventsTotal());
      upsert.setLong(10, progress.rows());
      upsert.setLong(11, progress.workedMillis());
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("note how far a rebuild has come", e);
    }
  }

  void forget(String readModel) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM beside.es_rebuild WHERE read_model = ?")) {
      delete.setString(1, readModel);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("forget a rebuild", e);
    }
  }
}
