package osa.doctor.check;

import java.sql.SQLException;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// A service that gets no connection answers 503.
public final class Connections implements Check {

  private record Use(int open, int max, String most) {
    int percent() {
      return 100 * open / max;
    }
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    Use use;
    try (Sql sql = Sql.on(visit.site().databases().getFirst())) {
      use =
          sql.row(
              """
              SELECT count(*)::int AS open,
                current_setting('max_connections')::int
                  - current_setting('superuser_reserved_connections')::int
                  - current_setting('reserved_connections')::int AS max,
                (SELECT usename || ' with ' || count(*) FROM pg_stat_activity
                 WHERE backend_type = 'client backend'
                 GROUP BY usename ORDER BY count(*) DESC LIMIT 1) AS most
              FROM pg_stat_activity WHERE backend_type = 'client backend'
              """,
              row -> new Use(row.getInt("open"), row.getInt("max"), row.getString("most")));
    }
    if (use.percent() >= visit.limits().connectionsPercentMax()) {
      notes.error(
          "postgres",
          "%d of %d connections are taken, most by %s".formatted(use.open(), use.max(), use.most()),
          "end what needs none, or raise max_connections and restart PostgreSQL");
    }
    return notes.seen("%d of %d taken".formatted(use.open(), use.max()));
  }
}
