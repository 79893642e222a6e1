package osa.bench.log;

import java.sql.SQLException;
import osa.bench.Database;
import osa.bench.append.OurTable;
import osa.bench.append.Sample;

/// A log that is filled up to a size: streams of twenty events, a transaction for every ten
/// thousand events.
final class GrowingLog {
  private static final int EVENTS_PER_STREAM = 20;
  private static final int EVENTS_PER_TRANSACTION = 10_000;

  private final Database database;
  private long held;

  GrowingLog(Database database) throws SQLException {
    this.database = database;
    OurTable.create(database);
    database.execute(
        """
        CREATE TABLE rm_allocation (
          stream text PRIMARY KEY, version bigint NOT NULL, reserved_jpy bigint NOT NULL,
          last_reason text NOT NULL
        )
        """);
  }

  void growTo(long events) throws SQLException {
    while (held < events) {
      database.execute(
          """
          INSERT INTO es_event (stream, version, type, data, occurred_at, recorded_at,
            correlation_id, causation_id, actor, transaction_id)
          SELECT 'grant/' || lpad((n / %1$d)::text, 12, '0'), n %% %1$d + 1, '%2$s',
            '%3$s'::jsonb || jsonb_build_object('amountJpy', n), now(), now(),
            uuidv7(), uuidv7(), 'desk-officer', pg_current_xact_id()
          FROM generate_series(%4$d::bigint, %5$d::bigint) AS n
          """
              .formatted(
                  EVENTS_PER_STREAM,
                  Sample.NAME,
                  Sample.json(),
                  held,
                  held + EVENTS_PER_TRANSACTION - 1));
      held += EVENTS_PER_TRANSACTION;
    }
    database.execute("VACUUM ANALYZE es_event");
  }
}
