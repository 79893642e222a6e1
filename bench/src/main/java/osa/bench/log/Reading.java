package osa.bench.log;

import io.agroal.api.AgroalDataSource;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import osa.bench.append.Sample;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.store.PostgresEventStore;

/// Three ways to read the whole log: as COPY does it, event by event, and into a read model.
final class Reading {
  private static final int EVENTS_PER_PAGE = 1_000;
  private static final int ROWS_PER_BATCH = 1_000;

  private final AgroalDataSource pool;
  private final PostgresEventStore store;

  Reading(AgroalDataSource pool) {
    this.pool = pool;
    this.store = new PostgresEventStore(pool, Sample.CODEC, InstantSource.system());
  }

  /// What a row of the read model says of a stream.
  private record Allocation(long version, long reservedJpy, String lastReason) {
    private static final Allocation NONE = new Allocation(0, 0, "");

    private Allocation after(RecordedEvent<?> event) {
      return switch (event.data()) {
        case Sample sample ->
            new Allocation(event.version(), reservedJpy + sample.amountJpy(), sample.reason());
        case Object other -> throw new IllegalStateException("not ours: " + other);
      };
    }
  }

  @FunctionalInterface
  interface Reader {
    void see(RecordedEvent<?> event);
  }

  /// @return events per second
  double copy(long events) throws Exception {
    try (Connection connection = pool.getConnection()) {
      long from = System.nanoTime();
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  """
                  COPY (
                    SELECT id, stream, version, position, transaction_id, type, data, occurred_at,
                      recorded_at, correlation_id, causation_id, actor
                    FROM es_event
                  ) TO STDOUT
                  """,
                  OutputStream.nullOutputStream());
      return perSecond(events, rows, from);
    }
  }

  /// Every event in the log's order, page by page, as the relay and every rebuild read it.
  double replay(long events) {
    long from = System.nanoTime();
    long[] seen = {0};
    read(_ -> seen[0]++);
    return perSecond(events, seen[0], from);
  }

  /// The read model from nothing: every event folded, a row per stream written, one commit.
  double rebuild(long events) throws SQLException {
    long from = System.nanoTime();
    Map<String, Allocation> rows = new HashMap<>();
    long[] seen = {0};
    read(
        event -> {
          rows.merge(
              event.stream().id(), Allocation.NONE.after(event), (held, _) -> held.after(event));
          seen[0]++;
        });
    write(rows);
    return perSecond(events, seen[0], from);
  }

  private void read(Reader reader) {
    Checkpoint checkpoint = Checkpoint.START;
    List<RecordedEvent<?>> page;
    do {
      page = store.readAfter(checkpoint, EVENTS_PER_PAGE);
      page.forEach(reader::see);
      if (!page.isEmpty()) {
        checkpoint = page.getLast().position();
      }
    } while (page.size() == EVENTS_PER_PAGE);
  }

  private void write(Map<String, Allocation> rows) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement empty = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO rm_allocation VALUES (?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      empty.execute("TRUNCATE rm_allocation");
      int batched = 0;
      for (var row : rows.entrySet()) {
        insert.setString(1, row.getKey());
        insert.setLong(2, row.getValue().version());
        insert.setLong(3, row.getValue().reservedJpy());
        insert.setString(4, row.getValue().lastReason());
        insert.addBatch();
        if (++batched % ROWS_PER_BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static double perSecond(long expected, long seen, long from) {
    if (seen != expected) {
      throw new IllegalStateException("read %d events of %d".formatted(seen, expected));
    }
    return seen * 1e9 / (System.nanoTime() - from);
  }
}
