package osa.doctor.check;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.doctor.Check;
import osa.doctor.Http;
import osa.doctor.Looked;
import osa.doctor.Site.Instance;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// Services of different versions work side by side while an upgrade lasts, and no longer; and the
/// programme is tested with one major version of PostgreSQL.
public final class Versions implements Check {

  private static final int POSTGRES_MAJOR = 18;
  private static final Pattern BUILD =
      Pattern.compile("^osa_build_info\\{[^}]*version=\"([^\"]*)\"", Pattern.MULTILINE);

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public Looked look(Visit visit) throws Exception {
    var notes = new Looked.Notes();
    Map<String, String> versions = new TreeMap<>();
    for (Instance instance : visit.site().instances()) {
      try {
        Matcher build = BUILD.matcher(Http.get(instance, "/q/metrics").body());
        versions.put(instance.name(), build.find() ? build.group(1) : "unknown");
      } catch (IOException e) {
        // That it does not answer is what ServicesAnswer says.
      }
    }
    var different = new TreeSet<>(versions.values());
    if (different.size() > 1) {
      notes.error(
          "services",
          "run in different versions: " + versions,
          "finish the upgrade; when none is under way, start the ones that are behind again");
    }
    var database = visit.site().databases().getFirst();
    int postgres;
    try (Sql sql = Sql.on(database)) {
      postgres =
          sql.row(
              "SELECT current_setting('server_version_num')::int / 10000", row -> row.getInt(1));
    }
    if (postgres != POSTGRES_MAJOR) {
      notes.error(
          "postgres",
          "is version %d; the programme is made for %d".formatted(postgres, POSTGRES_MAJOR),
          "run PostgreSQL %d; another major version needs its data moved first"
              .formatted(POSTGRES_MAJOR));
    }
    return notes.seen(
        "services %s, PostgreSQL %d".formatted(String.join(", ", different), postgres));
  }
}
