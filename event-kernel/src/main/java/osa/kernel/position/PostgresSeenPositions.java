package osa.kernel.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.store.StoreFailure;

/// Seen positions, one row per partition: as many rows as the topics that a service listens to have
/// partitions, so all of them are read at once.
public final class PostgresSeenPositions implements SeenPositions {

  private final DataSource dataSource;

  public PostgresSeenPositions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void remember(Map<Partition, Checkpoint> reached) {
    // In one order, so that two replicas never wait for each other's rows in a circle.
    List<Partition> partitions = new ArrayList<>(reached.keySet());
    partitions.sort(Comparator.comparing(Partition::topic).thenComparing(Partition::number));
    List<Checkpoint> positions = partitions.stream().map(reached::get).toList();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                """
                INSERT INTO es_seen AS s (topic, partition, transaction_id, position)
                SELECT * FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
                ON CONFLICT (topic, partition) DO UPDATE
                SET transaction_id = excluded.transaction_id, position = excluded.position
                WHERE (s.transaction_id, s.position)
                  < (excluded.transaction_id, excluded.position)
                """)) {
      upsert.setArray(
          1, connection.createArrayOf("text", partitions.stream().map(Partition::topic).toArray()));
      upsert.setArray(
          2,
          connection.createArrayOf("int4", partitions.stream().map(Partition::number).toArray()));
      upsert.setArray(
          3,
          connection.createArrayOf(
              "int8", positions.stream().map(Checkpoint::transactionId).toArray()));
      upsert.setArray(
          4,
          connection.createArrayOf("int8", positions.stream().map(Checkpoint::position).toArray()));
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("remember what was heard", e);
    }
  }

  @Override
  public Map<Partition, Checkpoint> load() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT topic, partition, transaction_id, position FROM es_seen");
        ResultSet row = query.executeQuery()) {
      Map<Partition, Checkpoint> seen = new HashMap<>();
      while (row.next()) {
        seen.put(
            new Partition(row.getString("topic"), row.getInt("partition")),
            new Checkpoint(row.getLong("transaction_id"), row.getLong("position")));
      }
      return seen;
    } catch (SQLException e) {
      throw new StoreFailure("look up what was heard", e);
    }
  }
}
