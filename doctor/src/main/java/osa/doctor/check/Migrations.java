package osa.doctor.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Site.Database;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// A database whose tables are not those of this version fails in places that nobody foresees.
///
/// Every migration of this version has to be applied, unchanged and without failure. One that this
/// version does not know is of a later version, which is sound only while an upgrade lasts.
public final class Migrations implements Check {

  private static final String NEWER =
      "use the doctor of the version that runs, or finish the upgrade";

  /// @param checksum null for a migration that has none
  private record Applied(String script, Integer checksum, boolean success) {}

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public Looked look(Visit visit) throws Exception {
    var notes = new Looked.Notes();
    var applied = 0;
    for (Database database : visit.site().databases()) {
      applied += look(database, visit, notes);
    }
    return notes.seen("%d applied".formatted(applied));
  }

  private static int look(Database database, Visit visit, Looked.Notes notes) throws Exception {
    Map<String, Integer> expected = new TreeMap<>(MigrationFiles.of("kernel", database.service()));
    Map<String, Applied> history;
    try (Sql sql = Sql.on(database)) {
      if (sql.row(
          "SELECT to_regclass('flyway_schema_history') IS NULL", row -> row.getBoolean(1))) {
        notes.error(
            database.service(),
            "its database is empty",
            visit.advice().migrate(database.service()));
        return 0;
      }
      history =
          sql
              .rows(
                  """
                  SELECT script, checksum, success FROM flyway_schema_history
                  WHERE type = 'SQL' ORDER BY installed_rank
                  """,
                  row ->
                      new Applied(
                          row.getString("script").replaceFirst(".*/", ""),
                          row.getObject("checksum", Integer.class),
                          row.getBoolean("success")))
              .stream()
              .collect(Collectors.toMap(Applied::script, one -> one, (_, last) -> last));
    }
    expected.forEach(
        (script, checksum) -> judge(database, script, checksum, history.get(script), visit, notes));
    history.values().stream()
        .filter(one -> !expected.containsKey(one.script()))
        .filter(one -> one.script().startsWith("V"))
        .forEach(
            one ->
                notes.warn(
                    database.service(),
                    "%s is of a later version than this doctor".formatted(one.script()),
                    NEWER));
    return (int) history.values().stream().filter(Applied::success).count();
  }

  private static void judge(
      Database database,
      String script,
      int checksum,
      Applied applied,
      Visit visit,
      Looked.Notes notes) {
    if (applied == null) {
      notes.error(
          database.service(),
          script + " was not applied",
          visit.advice().migrate(database.service()));
    } else if (!applied.success()) {
      notes.error(
          database.service(),
          script + " failed",
          "read why, mend it, and " + visit.advice().migrate(database.service()));
    } else if (applied.checksum() == null || applied.checksum() != checksum) {
      notes.error(
          database.service(),
          script + " is not what was applied under that name",
          "find out who changed a migration; a change is a new one");
    }
  }
}
