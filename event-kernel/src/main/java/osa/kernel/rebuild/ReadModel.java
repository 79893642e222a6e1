package osa.kernel.rebuild;

import osa.kernel.StreamId;
import osa.kernel.projection.Projection;
import osa.kernel.projection.ViewTable;

/// A read model: the projection and the table it fills.
///
/// @param name the table's name for people: `rm_stock_list` is `stock-list`
/// @param table name of the live table, and of its twin in the schema `beside`
/// @param keyColumn holds the identifier of the row's stream
public record ReadModel<V>(String name, String table, String keyColumn, Projection<V> projection) {

  private static final String PREFIX = "rm_";

  public static <V> ReadModel<V> of(Projection<V> projection) {
    ViewTable table = ViewTable.of(projection.viewType());
    if (!table.name().startsWith(PREFIX)) {
      throw new IllegalArgumentException(table.name() + " is no table of a read model");
    }
    return new ReadModel<>(
        table.name().substring(PREFIX.length()).replace('_', '-'),
        table.name(),
        table.keyColumn(),
        projection);
  }

  /// The stream that tells of its rebuilds.
  public StreamId stream() {
    return new StreamId(ReadModelEvents.CATEGORY, name);
  }

  String twin() {
    return "beside." + table;
  }

  StreamId streamOfRow(String key) {
    return new StreamId(projection.category(), key);
  }
}
