package osa.doctor.check;

import java.sql.SQLException;
import java.util.List;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// Readers of the log wait for the oldest open transaction that has written, in whichever database
/// of the server it is; and one that only reads keeps dead rows from being cleared away.
public final class Transactions implements Check {

  private record Open(
      int pid,
      String database,
      String role,
      String application,
      String state,
      int seconds,
      boolean writing,
      String waitsFor) {}

  private static final int READERS_FACTOR = 20;

  @Override
  public String name() {
    return "transactions";
  }

  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    var max = visit.limits().transactionMax().toSeconds();
    var open = 0;
    try (Sql sql = Sql.on(visit.site().databases().getFirst())) {
      for (Open one : open(sql)) {
        open++;
        if (one.seconds() >= max && one.writing()) {
          notes.error(
              subject(one),
              "its transaction is open for %d s and holds back all readers of the logs (%s)"
                  .formatted(one.seconds(), one.state()),
              end(one));
        } else if (one.seconds() >= max && !one.waitsFor().isEmpty()) {
          notes.error(
              subject(one),
              "waits since %d s for what process %s has locked"
                  .formatted(one.seconds(), one.waitsFor()),
              "find out what that one does; to end it: `SELECT pg_terminate_backend(%s)`"
                  .formatted(one.waitsFor()));
        } else if (one.seconds() >= READERS_FACTOR * max) {
          notes.warn(
              subject(one),
              "its transaction is open for %d s; until it ends PostgreSQL clears nothing away"
                  .formatted(one.seconds()),
              end(one));
        }
      }
    }
    return notes.seen("%d open".formatted(open));
  }

  private static List<Open> open(Sql sql) throws SQLException {
    return sql.rows(
        """
        SELECT pid, coalesce(datname, '') AS database, coalesce(usename, '') AS role,
          coalesce(application_name, '') AS application, coalesce(state, '') AS state,
          coalesce(extract(epoch FROM clock_timestamp() - xact_start), 0)::int AS seconds,
          backend_xid IS NOT NULL AS writing,
          array_to_string(pg_blocking_pids(pid), ', ') AS waits_for
        FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
          AND xact_start IS NOT NULL
        ORDER BY xact_start
        """,
        row ->
            new Open(
                row.getInt("pid"),
                row.getString("database"),
                row.getString("role"),
                row.getString("application"),
                row.getString("state"),
                row.getInt("seconds"),
                row.getBoolean("writing"),
                row.getString("waits_for")));
  }

  private static String subject(Open one) {
    return "%s in %s (%s, process %d)"
        .formatted(one.role(), one.database(), one.application(), one.pid());
  }

  private static String end(Open one) {
    return "end it where it was begun, or run `SELECT pg_terminate_backend(%d)`"
        .formatted(one.pid());
  }
}
