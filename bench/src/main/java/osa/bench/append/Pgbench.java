package osa.bench.append;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.bench.Database;

/// The bare INSERT from `pgbench`, PostgreSQL's own load generator in C: the least that a client
/// can cost. It is used when it is on the PATH; no Maven artifact brings it.
public final class Pgbench implements Store {
  /// The values come as parameters, as they do from any program, so that JSON is parsed each time.
  private static final String ROW =
      "('grant/' || :n::text, 1, 'funds-reserved.v1', :data::jsonb, now(), now(), :id::uuid,"
          + " :id::uuid, 'desk-officer')";

  private static final Pattern SPEED =
      Pattern.compile("^tps = ([0-9.]+) \\(without initial", Pattern.MULTILINE);

  private final Database database;
  private final Path script;

  Pgbench(Database database) throws SQLException, IOException {
    this.database = database;
    RawTable.create(database);
    this.script = Files.createTempFile("osa-bench", ".pgbench");
  }

  /// Its version, or that there is none.
  public static String version() {
    try {
      return run(List.of("pgbench", "--version"), "").strip();
    } catch (IOException e) {
      return "no pgbench on the PATH";
    }
  }

  public static boolean present() {
    return version().startsWith("pgbench");
  }

  @Override
  public String name() {
    return "INSERT by pgbench";
  }

  @Override
  public double eventsPerSecond(int clients, int eventsPerCommit, Duration runUp, Duration window)
      throws IOException {
    String rows = String.join(",\n", Collections.nCopies(eventsPerCommit, ROW));
    Files.writeString(
        script,
        "\\set n random(1, 1000000000)\nINSERT INTO %s.raw_event (%s) VALUES %s;%n"
            .formatted(database.schema(), RawTable.COLUMNS, rows));
    List<String> line = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
    line.add("--define=data=" + Sample.json());
    line.add("--define=id=0190e2a4-7b1f-7c3a-9d2e-5f6a7b8c9d0e");
    line.add("--client=" + clients);
    line.add("--jobs=" + Math.min(2, clients));
    // It counts in whole seconds and has no run-up to speak of.
    line.add("--time=" + Math.max(2, window.plus(runUp).toSeconds()));
    line.add("--file=" + script);
    line.addAll(List.of("--host=127.0.0.1", "--port=" + database.port()));
    line.add("--username=" + database.user());
    line.add(database.name());
    return speed(run(line, database.password())) * eventsPerCommit;
  }

  static double speed(String output) {
    Matcher found = SPEED.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException("pgbench said: " + output);
    }
    return Double.parseDouble(found.group(1));
  }

  private static String run(List<String> line, String password) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void empty() throws SQLException {
    database.execute("TRUNCATE raw_event");
  }

  @Override
  public long count() throws SQLException {
    return database.number("SELECT count(*) FROM raw_event");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(script);
  }
}
