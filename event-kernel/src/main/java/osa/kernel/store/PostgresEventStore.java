package osa.kernel.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;

/// The event log in one PostgreSQL table.
///
/// Appending is optimistic: the unique key (stream, version) lets exactly one of two concurrent
/// writers pass, without a lock on anything that others need. The global order is (transaction,
/// position): every row keeps the number of its transaction, or that of its predecessor in the
/// stream where that is higher, and readers stop before the oldest transaction that is still open.
/// So a number that a reader may see belongs to transactions that have all ended, and a stream's
/// own order is never turned round. The cut-off is taken in the same statement, and so from the
/// same snapshot, as the rows; taking it in a statement of its own can skip events. The technique
/// is described by Eugene Khyst ("PostgreSQL event sourcing") and used by Emmett; the predecessor's
/// number is ours.
public final class PostgresEventStore implements EventStore {

  static final String COLUMNS =
      """
      id, stream, version, position, transaction_id::text::bigint AS transaction_number, type,
      data, occurred_at, recorded_at, correlation_id, causation_id, actor, traceparent
      """;

  private static final String LOAD =
      "SELECT "
          + COLUMNS
          + " FROM es_event WHERE stream = ? AND version > ? ORDER BY version LIMIT ?";

  private static final String READ_AFTER =
      "SELECT "
          + COLUMNS
          + """
          FROM es_event
          WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            AND (transaction_id, position) > (?::text::xid8, ?)
          ORDER BY transaction_id, position
          LIMIT ?
          """;

  // A transaction may take its number before it sees what its event follows: then the event stands
  // under its predecessor's number. Most commands append one event, and this costs little more than
  // half of the statement for several.
  private static final String APPEND_ONE =
      """
      INSERT INTO es_event (stream, version, type, data, occurred_at, recorded_at,
        correlation_id, causation_id, actor, traceparent, transaction_id)
      SELECT new.stream, new.version, new.type, new.data, new.occurred_at, new.recorded_at,
        new.correlation_id, new.causation_id, new.actor, new.traceparent,
        greatest(pg_current_xact_id(), predecessor.transaction_id)
      FROM (
        VALUES (?::bigint + 1, ?::text, ?::jsonb, ?::text, ?::timestamptz, ?::timestamptz,
          ?::uuid, ?::uuid, ?::text, ?::text)
      ) AS new (version, type, data, stream, occurred_at, recorded_at, correlation_id,
        causation_id, actor, traceparent)
      LEFT JOIN es_event AS predecessor
        ON predecessor.stream = new.stream AND predecessor.version = new.version - 1
      WHERE new.version = 1 OR predecessor.transaction_id IS NOT NULL
      ON CONFLICT (stream, version) DO NOTHING
      RETURNING id, position, transaction_id::text::bigint AS transaction_number
      """;

  // The same for several. Only the first row can meet a concurrent writer; the others follow it or
  // stay out with it.
  private static final String APPEND_SEVERAL =
      """
      WITH new AS (
        SELECT ? + ordinality AS version, type, data::jsonb AS data, ordinality
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS e (type, data, ordinality)
      ), meta AS (
        SELECT ? AS stream, ?::timestamptz AS occurred_at, ?::timestamptz AS recorded_at,
          ?::uuid AS correlation_id, ?::uuid AS causation_id, ? AS actor, ?::text AS traceparent
      ), first AS (
        INSERT INTO es_event (stream, version, type, data, occurred_at, recorded_at,
          correlation_id, causation_id, actor, traceparent, transaction_id)
        SELECT stream, version, type, data, occurred_at, recorded_at, correlation_id,
          causation_id, actor, traceparent,
          greatest(pg_current_xact_id(), predecessor.transaction_id)
        FROM new CROSS JOIN meta LEFT JOIN LATERAL (
          SELECT e.transaction_id FROM es_event e
          WHERE e.stream = meta.stream AND e.version = new.version - 1
        ) AS predecessor ON true
        WHERE ordinality = 1 AND (version = 1 OR predecessor.transaction_id IS NOT NULL)
        ON CONFLICT (stream, version) DO NOTHING
        RETURNING id, version, position, transaction_id
      ), rest AS (
        INSERT INTO es_event (stream, version, type, data, occurred_at, recorded_at,
          correlation_id, causation_id, actor, traceparent, transaction_id)
        SELECT meta.stream, new.version, type, data, occurred_at, recorded_at, correlation_id,
          causation_id, actor, traceparent, first.transaction_id
        FROM new, meta, first
        WHERE ordinality > 1
        ORDER BY new.version
        RETURNING id, version, position, transaction_id
      )
      SELECT id, position, transaction_id::text::bigint AS transaction_number
      FROM (SELECT * FROM first UNION ALL SELECT * FROM rest) AS appended
      ORDER BY version
      """;

  private final DataSource dataSource;
  private final EventCodec codec;
  private final InstantSource clock;

  public PostgresEventStore(DataSource dataSource, EventCodec codec, InstantSource clock) {
    this.dataSource = dataSource;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream) {
    return load(stream, 0, Integer.MAX_VALUE);
  }

  @Override
  public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(LOAD)) {
      query.setString(1, stream.toString());
      query.setLong(2, afterVersion);
      query.setInt(3, eventsMax);
      return read(query, codec);
    } catch (SQLException e) {
      throw new StoreFailure("load a stream", e);
    }
  }

  @Override
  public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(READ_AFTER)) {
      query.setString(1, Long.toString(checkpoint.transactionId()));
      query.setLong(2, checkpoint.position());
      query.setInt(3, eventsMax);
      return read(query, codec);
    } catch (SQLException e) {
      throw new StoreFailure("read the log", e);
    }
  }

  @Override
  public AppendResult append(
      StreamId stream, long expectedVersion, List<?> events, Context context) {
    // PostgreSQL keeps microseconds: what is returned now and what is read later must be equal.
    Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant occurredAt = context.occurredAt().truncatedTo(ChronoUnit.MICROS);
    List<RecordedEvent<?>> appended = new ArrayList<>(events.size());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(events.size() == 1 ? APPEND_ONE : APPEND_SEVERAL)) {
      insert.setLong(1, expectedVersion);
      if (events.size() == 1) {
        insert.setString(2, codec.nameOf(events.getFirst()));
        insert.setString(3, codec.write(events.getFirst()));
      } else {
        insert.setArray(2, texts(connection, events.stream().map(codec::nameOf)));
        insert.setArray(3, texts(connection, events.stream().map(codec::write)));
      }
      insert.setString(4, stream.toString());
      insert.setTimestamp(5, Timestamp.from(occurredAt));
      insert.setTimestamp(6, Timestamp.from(recordedAt));
      insert.setObject(7, context.correlationId());
      insert.setObject(8, context.causationId());
      insert.setString(9, context.actor());
      insert.setString(10, context.traceparent().orElse(null));
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          Object event = events.get(appended.size());
          appended.add(
              new RecordedEvent<>(
                  row.getObject("id", UUID.class),
                  stream,
                  expectedVersion + appended.size() + 1,
                  new Checkpoint(row.getLong("transaction_number"), row.getLong("position")),
                  codec.nameOf(event),
                  event,
                  occurredAt,
                  recordedAt,
                  context.correlationId(),
                  context.causationId(),
                  context.actor(),
                  context.traceparent()));
        }
      }
    } catch (SQLException e) {
      throw new StoreFailure("append to a stream", e);
    }
    return appended.isEmpty()
        ? new AppendResult.VersionConflict()
        : new AppendResult.Appended(appended);
  }

  private static Array texts(Connection connection, Stream<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  static List<RecordedEvent<?>> read(PreparedStatement query, EventCodec codec)
      throws SQLException {
    List<RecordedEvent<?>> events = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        events.add(
            new RecordedEvent<>(
                row.getObject("id", UUID.class),
                StreamId.parse(row.getString("stream")),
                row.getLong("version"),
                new Checkpoint(row.getLong("transaction_number"), row.getLong("position")),
                row.getString("type"),
                codec.read(row.getString("type"), row.getString("data")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class),
                row.getString("actor"),
                Optional.ofNullable(row.getString("traceparent"))));
      }
    }
    return events;
  }
}
