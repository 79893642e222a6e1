package osa.doctor.check;

import java.sql.SQLException;
import java.time.Duration;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Site.Database;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// What the relay of a service has not told, the others do not know.
public final class Relays implements Check {

  private record Lag(long events, int seconds, boolean led) {}

  private static final String LOOK =
      """
      SELECT count(e.id) AS events,
        coalesce(extract(epoch FROM clock_timestamp() - min(e.recorded_at)), 0)::int AS seconds,
        EXISTS (SELECT FROM pg_locks l, hashtextextended(?, 0) AS h (key)
          WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND (l.classid::bigint << 32 | l.objid::bigint) = h.key) AS led
      FROM (VALUES (?)) AS me (reader)
      LEFT JOIN es_checkpoint c ON c.reader = me.reader
      LEFT JOIN es_event e ON (e.transaction_id, e.position)
        > (coalesce(c.transaction_id, 0)::text::xid8, coalesce(c.position, 0))
      """;

  @Override
  public String name() {
    return "relays";
  }

  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    var untold = 0L;
    for (Database database : visit.site().databases()) {
      try (Sql sql = Sql.on(database)) {
        var relay = database.service() + " relay";
        Lag lag =
            sql.row(
                LOOK,
                row -> new Lag(row.getLong("events"), row.getInt("seconds"), row.getBoolean("led")),
                relay,
                relay);
        untold += lag.events();
        judge(database, lag, visit, notes);
      }
    }
    return notes.seen("%d events not told yet".formatted(untold));
  }

  private static void judge(Database database, Lag lag, Visit visit, Looked.Notes notes) {
    if (!lag.led()) {
      notes.error(
          database.service(),
          "no process of it runs the relay",
          visit.advice().restart(database.service()));
    }
    if (lag.events() > 0 && lag.seconds() > visit.limits().untoldMax().toSeconds()) {
      notes.error(
          database.service(),
          "%d events are not told, the oldest is %s old"
              .formatted(lag.events(), Duration.ofSeconds(lag.seconds())),
          "look whether Kafka answers and no transaction is in the way; then "
              + visit.advice().logs(database.service()));
    }
  }
}
