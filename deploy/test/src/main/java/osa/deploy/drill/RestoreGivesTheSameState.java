package osa.deploy.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A backup while the load runs; everything deleted but the backups and the secrets; and what comes
/// back is what was there, event for event and table for table.
final class RestoreGivesTheSameState implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration RESTORE_MAX = Duration.ofSeconds(600);
  private static final Duration LOAD_AROUND = Duration.ofSeconds(8);
  private static final String ARCHIVED = "SELECT last_archived_wal >= '%s' FROM pg_stat_archiver";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String sentence() {
    return "a backup under load, restored into nothing, gives the same state hash";
  }

  @Override
  public List<String> findWrong(Scene scene)
      throws IOException, SQLException, InterruptedException {
    scene.startLoad();
    TimeUnit.MILLISECONDS.sleep(LOAD_AROUND.toMillis());
    tell(scene, scene.command(PATIENCE, "./backup"));
    TimeUnit.MILLISECONDS.sleep(LOAD_AROUND.toMillis());
    List<String> wrong = new ArrayList<>(scene.endLoadAndJudge());
    awaitArchived(scene);
    String before = scene.command(PATIENCE, "./doctor", "state-hash");

    scene.command(PATIENCE, "./down", "--delete-data");
    long began = System.nanoTime();
    tell(scene, lastLines(scene.command(RESTORE_MAX, "./restore")));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    scene.engine().awaitHealthy(PATIENCE);

    String after = scene.command(PATIENCE, "./doctor", "state-hash");
    List<String> thenHashes = before.lines().toList();
    List<String> nowHashes = after.lines().toList();
    Table table = new Table("state", "hashes", "the same");
    table.row(
        thenHashes.equals(nowHashes) && !thenHashes.isEmpty(),
        "before and after, restored in " + Figures.of(took),
        "%d and %d".formatted(thenHashes.size(), nowHashes.size()),
        "" + thenHashes.stream().filter(nowHashes::contains).count());
    table.print(scene.out());
    wrong.addAll(table.wrong());
    wrong.addAll(scene.judgeAgain());
    return wrong;
  }

  /// What was written last is in the archive, so nothing may be missing.
  private static void awaitArchived(Scene scene) throws InterruptedException {
    String last = sql(scene, "SELECT pg_walfile_name(pg_switch_wal())");
    scene
        .engine()
        .await(
            "the archive of " + last,
            PATIENCE,
            () -> sql(scene, ARCHIVED.formatted(last)).equals("t"));
  }

  private static String sql(Scene scene, String query) throws InterruptedException {
    return scene
        .engine()
        .docker("exec", scene.engine().of("postgres").id(), "psql", "-XAtc", query, "postgres");
  }

  private static String lastLines(String printed) {
    List<String> lines =
        printed.lines().filter(line -> line.matches(".*\\b(RPO|RTO)\\b.*")).toList();
    return String.join("\n", lines);
  }

  private static void tell(Scene scene, String printed) {
    scene.out().println(printed.indent(2).stripTrailing());
  }
}
