package osa.doctor.check;

import java.sql.SQLException;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Site.Database;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// A message that could not be handled has had no effect until a person decides about it.
public final class DeadLetters implements Check {

  private record Open(long letters, String latest) {}

  @Override
  public String name() {
    return "dead letters";
  }

  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    var open = 0L;
    for (Database database : visit.site().databases()) {
      try (Sql sql = Sql.on(database)) {
        Open found =
            sql.row(
                """
                SELECT count(*) AS letters,
                  (array_agg(coalesce(message_type, 'unreadable') || ' from ' || topic
                    ORDER BY buried_at DESC))[1] AS latest
                FROM rm_dead_letter WHERE status = 'OPEN'
                """,
                row -> new Open(row.getLong("letters"), row.getString("latest")));
        open += found.letters();
        if (found.letters() > 0) {
          notes.error(
              database.service(),
              "%d dead letters wait, the latest is %s".formatted(found.letters(), found.latest()),
              visit.advice().deadLetters(database.service()));
        }
      }
    }
    return notes.seen("%d open".formatted(open));
  }
}
