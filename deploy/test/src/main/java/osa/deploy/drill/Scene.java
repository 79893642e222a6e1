package osa.deploy.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import osa.chaos.Report;
import osa.chaos.evidence.Investigation;
import osa.chaos.load.Load;
import osa.chaos.verdict.Evidence;
import osa.chaos.verdict.Verdict;

/// Where the checks play: the deployment, the load on it and the judge, who knows everything that
/// the load was ever told.
final class Scene implements AutoCloseable {

  private static final Duration STEADY_MAX = Duration.ofSeconds(120);
  private static final Duration JOURNEYS_END_MAX = Duration.ofSeconds(180);
  private static final Duration SETTLE_MAX = Duration.ofSeconds(120);

  private final Path deploy;
  private final Cli cli;
  private final Engine engine;
  private final ComposeSite site;
  private final PrintStream out;
  private final boolean slowIsFine;
  private Load load;
  private long loadBegan;
  private int cutShort;

  Scene(
      Path deploy, Cli cli, Engine engine, ComposeSite site, PrintStream out, boolean slowIsFine) {
    this.deploy = deploy;
    this.cli = cli;
    this.engine = engine;
    this.site = site;
    this.out = out;
    this.slowIsFine = slowIsFine;
  }

  Engine engine() {
    return engine;
  }

  ComposeSite site() {
    return site;
  }

  PrintStream out() {
    return out;
  }

  Path deploy() {
    return deploy;
  }

  /// What of a table with targets is wrong here.
  List<String> wrongOf(Table table) {
    List<String> wrong = new ArrayList<>(table.wrong());
    if (!slowIsFine) {
      table.slow().forEach(row -> wrong.add("slower than its target: " + row));
    }
    return wrong;
  }

  /// One of the commands in `deploy/`; it has to end well.
  String command(Duration patience, String... line) throws InterruptedException {
    return cli.run(patience, line);
  }

  Cli.Ended attempt(Duration patience, String... line) throws InterruptedException {
    return cli.attempt(patience, line);
  }

  /// Lets the load run, and returns when every kind of step has succeeded.
  Load startLoad() throws InterruptedException {
    loadBegan = System.nanoTime();
    if (load == null) {
      load = new Load(site, 1).start();
    } else {
      load.goOn();
    }
    cutShort = load.journeysCutShort();
    requireSteady("at the beginning of the load");
    return load;
  }

  /// Of [System#nanoTime].
  long loadBegan() {
    return loadBegan;
  }

  private void requireSteady(String when) throws InterruptedException {
    if (load.traffic().awaitEveryStepAfter(System.nanoTime(), STEADY_MAX).isEmpty()) {
      throw new DrillFailed("not every kind of step succeeded " + when);
    }
  }

  /// Ends the load, waits until nothing moves, and judges everything since the drill began.
  ///
  /// @return what is wrong
  List<String> endLoadAndJudge() throws IOException, SQLException, InterruptedException {
    List<String> unfinished = new ArrayList<>();
    load.end();
    if (!load.awaitEnd(JOURNEYS_END_MAX)) {
      unfinished.add("journeys had to be given up %s after the load".formatted(JOURNEYS_END_MAX));
    }
    int journeysCutShort = load.journeysCutShort() - cutShort;
    if (journeysCutShort > 0) {
      unfinished.add(journeysCutShort + " journeys ended where no journey may");
    }
    return judge(unfinished);
  }

  /// Judges everything since the drill began once more, from what is there now.
  List<String> judgeAgain() throws IOException, SQLException, InterruptedException {
    return judge(new ArrayList<>());
  }

  private List<String> judge(List<String> unfinished)
      throws IOException, SQLException, InterruptedException {
    Investigation investigation = new Investigation(site);
    unfinished.addAll(investigation.settle(SETTLE_MAX));
    Evidence evidence = investigation.gather(load.promises(), unfinished);
    Report.print(evidence, out);
    Verdict verdict = Verdict.on(evidence);
    Report.print(verdict, out);
    return verdict.wrong();
  }

  @Override
  public void close() {
    if (load != null) {
      load.close();
    }
  }
}
