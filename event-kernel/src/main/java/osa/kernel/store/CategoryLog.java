package osa.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;

/// The events of one category of streams, for whoever derives something from all of them again.
public final class CategoryLog {

  private static final String OF_THE_CATEGORY = " starts_with(stream, ? || '/') ";

  private final DataSource dataSource;
  private final EventCodec codec;

  public CategoryLog(DataSource dataSource, EventCodec codec) {
    this.dataSource = dataSource;
    this.codec = codec;
  }

  /// The last place in the global order before which nothing can appear any more.
  public Checkpoint lastFinal() {
    return last("WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())");
  }

  /// The last place in the global order of which the surrounding transaction knows. Events may
  /// appear before it later.
  public Checkpoint lastVisible() {
    return last("");
  }

  private Checkpoint last(String among) {
    String sql =
        "SELECT transaction_id::text::bigint, position FROM es_event "
            + among
            + " ORDER BY transaction_id DESC, position DESC LIMIT 1";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next() ? new Checkpoint(row.getLong(1), row.getLong(2)) : Checkpoint.START;
    } catch (SQLException e) {
      throw new StoreFailure("look for the end of the log", e);
    }
  }

  /// How many events the category has up to a place in the global order.
  public long count(String category, Checkpoint upTo) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FROM es_event WHERE "
                    + OF_THE_CATEGORY
                    + "AND (transaction_id, position) <= (?::text::xid8, ?)")) {
      query.setString(1, category);
      setPlace(query, 2, upTo);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new StoreFailure("count events", e);
    }
  }

  /// How many events of all categories stand after a place in the global order, also those that
  /// readers are not given yet; counts to `countMax` and no further.
  public long countAfter(Checkpoint place, long countMax) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT count(*) FROM (
                  SELECT FROM es_event WHERE (transaction_id, position) > (?::text::xid8, ?) LIMIT ?
                ) AS after
                """)) {
      setPlace(query, 1, place);
      query.setLong(3, countMax);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new StoreFailure("count events", e);
    }
  }

  /// At most `eventsMax` events, stream by stream and each stream in order: those after a version
  /// of a stream and those of the streams that follow it.
  ///
  /// @param stream the written form of a stream; empty to begin with the first
  /// @param upTo only events up to here
  public List<RecordedEvent<?>> readStreams(
      String category, String stream, long version, Checkpoint upTo, int eventsMax) {
    String sql =
        "SELECT "
            + PostgresEventStore.COLUMNS
            + " FROM es_event WHERE (stream, version) > (?, ?) AND "
            + OF_THE_CATEGORY
            + """
            AND (transaction_id, position) <= (?::text::xid8, ?)
            ORDER BY stream, version LIMIT ?
            """;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, stream);
      query.setLong(2, version);
      query.setString(3, category);
      setPlace(query, 4, upTo);
      query.setInt(6, eventsMax);
      return PostgresEventStore.read(query, codec);
    } catch (SQLException e) {
      throw new StoreFailure("read streams", e);
    }
  }

  /// All events of the category after a place in the global order, of which the surrounding
  /// transaction knows: also those that readers are not given yet because an older transaction is
  /// open. Another event may appear among them later, so nobody may remember having come to the
  /// last of them.
  public List<RecordedEvent<?>> readVisible(String category, Checkpoint after) {
    String sql =
        "SELECT "
            + PostgresEventStore.COLUMNS
            + " FROM es_event WHERE (transaction_id, position) > (?::text::xid8, ?) AND "
            + OF_THE_CATEGORY
            + "ORDER BY transaction_id, position";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      setPlace(query, 1, after);
      query.setString(3, category);
      return PostgresEventStore.read(query, codec);
    } catch (SQLException e) {
      throw new StoreFailure("read the end of the log", e);
    }
  }

  private static void setPlace(PreparedStatement query, int at, Checkpoint place)
      throws SQLException {
    query.setString(at, Long.toString(place.transactionId()));
    query.setLong(at + 1, place.position());
  }
}
