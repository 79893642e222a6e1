package osa.doctor.check;

import java.sql.SQLException;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Site.Database;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// The log is proof of what happened only as long as nobody who works with it can rewrite it.
///
/// Looks at what the server would allow and tries nothing.
public final class AppendOnly implements Check {

  private record Guard(boolean trigger, boolean superuser, boolean owner, String may) {}

  private static final String LOOK =
      """
      SELECT
        EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'es_event_append_only'
          AND tgenabled IN ('O', 'A')) AS guarded,
        r.rolsuper AS superuser,
        pg_has_role(r.oid, c.relowner, 'MEMBER') AS owner,
        concat_ws(', ',
          CASE WHEN has_table_privilege(r.oid, c.oid, 'UPDATE') THEN 'UPDATE' END,
          CASE WHEN has_table_privilege(r.oid, c.oid, 'DELETE') THEN 'DELETE' END,
          CASE WHEN has_table_privilege(r.oid, c.oid, 'TRUNCATE') THEN 'TRUNCATE' END) AS may
      FROM pg_class c, pg_roles r
      WHERE c.oid = 'es_event'::regclass AND r.rolname = ?
      """;

  @Override
  public String name() {
    return "append only";
  }

  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    for (Database database : visit.site().databases()) {
      try (Sql sql = Sql.on(database)) {
        var guards =
            sql.rows(
                LOOK,
                row ->
                    new Guard(
                        row.getBoolean("guarded"),
                        row.getBoolean("superuser"),
                        row.getBoolean("owner"),
                        row.getString("may")),
                database.worker());
        if (guards.isEmpty()) {
          notes.error(
              database.service(),
              "there is no role " + database.worker(),
              visit.advice().migrate(database.service()));
        } else {
          judge(database, guards.getFirst(), visit, notes);
        }
      }
    }
    return notes.seen("%d logs guarded".formatted(visit.site().databases().size()));
  }

  private static void judge(Database database, Guard guard, Visit visit, Looked.Notes notes) {
    if (!guard.trigger()) {
      notes.error(
          database.service(),
          "the trigger that refuses to change events is off",
          "find out who did it, and run"
              + " `ALTER TABLE es_event ENABLE TRIGGER es_event_append_only` as the owner");
    }
    if (guard.superuser()) {
      notes.error(
          database.service(),
          "works as a superuser",
          "run `ALTER ROLE %s NOSUPERUSER`".formatted(database.worker()));
    } else if (guard.owner()) {
      notes.error(
          database.service(),
          "works as the owner of its log, and could switch the trigger off",
          "let another role own the tables; " + visit.advice().migrate(database.service()));
    } else if (!guard.may().isEmpty()) {
      notes.error(
          database.service(),
          "has the right to %s events".formatted(guard.may()),
          "take it back: `REVOKE %s ON es_event FROM %s`"
              .formatted(guard.may(), database.worker()));
    }
  }
}
