package osa.kernel.rebuild;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import osa.kernel.projection.EntityRows;
import osa.kernel.store.StoreFailure;

/// The twin of a read model's table: where its rows are built, what they are compared with and
/// where they go. Everything happens in the surrounding transaction.
final class Twin {

  private final DataSource dataSource;
  private final EntityRows rows;

  Twin(DataSource dataSource, EntityRows rows) {
    this.dataSource = dataSource;
    this.rows = rows;
  }

  void empty(ReadModel<?> model) {
    run("empty a twin", "TRUNCATE " + model.twin());
  }

  <V> Map<String, V> find(ReadModel<V> model, List<String> keys) {
    return beside(connection -> rows.find(connection, model.projection().viewType(), keys));
  }

  void write(List<?> added, List<?> changed) {
    beside(
        connection -> {
          rows.write(connection, added, changed);
          return null;
        });
  }

  /// The mapping names tables without a schema, so the search path says which ones it means. Only
  /// for this transaction, and put back before anything else is done in it.
  private <T> T beside(Function<Connection, T> work) {
    try (Connection connection = dataSource.getConnection()) {
      String usual = setSearchPath(connection, null);
      T result = work.apply(connection);
      setSearchPath(connection, usual);
      return result;
    } catch (SQLException e) {
      throw new StoreFailure("write beside", e);
    }
  }

  /// @param path null for the twins' schema before the usual ones
  /// @return the path until now
  private static String setSearchPath(Connection connection, String path) throws SQLException {
    String sql =
        """
        SELECT usual, set_config('search_path', coalesce(?, 'beside,' || usual), true)
        FROM current_setting('search_path') AS usual
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, path);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /// Waits, for a moment only, until nobody is writing to the live rows, and lets nobody begin
  /// until the transaction ends. Readers do not notice.
  ///
  /// @param lockMax how long to wait; meanwhile those who want to write wait too
  /// @param pauseMax how long any one statement of the transaction may take from here on
  void stopWriters(ReadModel<?> model, Duration lockMax, Duration pauseMax) {
    run("bound a pause", "SET LOCAL lock_timeout = " + lockMax.toMillis());
    run("stop writers", "LOCK TABLE " + model.table() + " IN EXCLUSIVE MODE");
    run("bound a pause", "SET LOCAL statement_timeout = " + pauseMax.toMillis());
  }

  /// @param key the one row to compare; empty for all
  Comparison compare(ReadModel<?> model, Optional<String> key) {
    String sql =
        """
        SELECT count(*) FILTER (WHERE finding <> 'surplus') AS rows,
          count(*) FILTER (WHERE finding = 'equal') AS equal,
          count(*) FILTER (WHERE finding = 'different') AS different,
          count(*) FILTER (WHERE finding = 'missing') AS missing,
          count(*) FILTER (WHERE finding = 'surplus') AS surplus,
          (array_agg(key ORDER BY key) FILTER (WHERE finding = 'different'))[:%1$d] AS differents,
          (array_agg(key ORDER BY key) FILTER (WHERE finding = 'missing'))[:%1$d] AS missings,
          (array_agg(key ORDER BY key) FILTER (WHERE finding = 'surplus'))[:%1$d] AS surpluses
        FROM (
          SELECT coalesce(l.%4$s, b.%4$s) AS key,
            CASE WHEN l.%4$s IS NULL THEN 'missing' WHEN b.%4$s IS NULL THEN 'surplus'
              WHEN ROW(l.*) IS DISTINCT FROM ROW(b.*) THEN 'different' ELSE 'equal' END AS finding
          FROM (SELECT * FROM %2$s %5$s) AS l FULL JOIN (SELECT * FROM %3$s %5$s) AS b
            ON l.%4$s = b.%4$s
        ) AS compared
        """
            .formatted(
                Comparison.KEYS_MAX,
                model.table(),
                model.twin(),
                model.keyColumn(),
                key.isPresent() ? "WHERE " + model.keyColumn() + " = ?" : "");
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      if (key.isPresent()) {
        query.setString(1, key.get());
        query.setString(2, key.get());
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Comparison(
            row.getLong("rows"),
            row.getLong("equal"),
            row.getLong("different"),
            row.getLong("missing"),
            row.getLong("surplus"),
            texts(row.getArray("differents")),
            texts(row.getArray("missings")),
            texts(row.getArray("surpluses")));
      }
    } catch (SQLException e) {
      throw new StoreFailure("compare a read model", e);
    }
  }

  private static List<String> texts(Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /// Makes the live rows what the twin's are, by touching only those that differ. First all that is
  /// wrong goes, so that no unique column meets its old value in another row.
  void replaceLive(ReadModel<?> model, Optional<String> key) {
    String only = key.isPresent() ? "l." + model.keyColumn() + " = ? AND " : "";
    List<String> names = new ArrayList<>(List.of(model.table(), model.twin(), model.keyColumn()));
    names.add(only);
    change(
        key,
        """
        DELETE FROM %1$s AS l WHERE %4$s NOT EXISTS (
          SELECT FROM %2$s AS b WHERE b.%3$s = l.%3$s AND ROW(b.*) IS NOT DISTINCT FROM ROW(l.*))
        """
            .formatted(names.toArray()));
    change(
        Optional.empty(),
        """
        INSERT INTO %1$s SELECT b.* FROM %2$s AS b
        WHERE NOT EXISTS (SELECT FROM %1$s AS l WHERE l.%3$s = b.%3$s)
        """
            .formatted(names.toArray()));
  }

  private void change(Optional<String> key, String sql) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (key.isPresent()) {
        statement.setString(1, key.get());
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure("switch a read model", e);
    }
  }

  private void run(String what, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StoreFailure(what, e);
    }
  }
}
