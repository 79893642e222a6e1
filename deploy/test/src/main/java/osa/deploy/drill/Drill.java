package osa.deploy.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// All checks in their order, on a deployment of its own that is up before and gone afterwards.
final class Drill {

  static final List<Check> CHECKS =
      List.of(
          new ComesUp(),
          new OnlyTheGatewayIsOpen(),
          new ContainersAreGuarded(),
          new JourneysRun(),
          new HealthTellsTheTruth(),
          new FaultsHurtNobody(),
          new ReplicasShareTheWork(),
          new UpgradeIsNotNoticed(),
          new RestoreGivesTheSameState(),
          new DoctorFindsNothing(),
          new AlertsFireWhenTheyShould());

  private static final Duration DOWN_MAX = Duration.ofSeconds(180);

  private final Scene scene;
  private final PrintStream out;

  Drill(Scene scene, PrintStream out) {
    this.scene = scene;
    this.out = out;
  }

  /// @param only the names of the checks; the first one is always made
  /// @param keep leaves the deployment up
  /// @param start false for one that is up already
  /// @return whether every promise held
  boolean run(Set<String> only, boolean keep, boolean start) throws InterruptedException {
    Table summary = new Table("check", "promise", "took");
    try {
      for (Check check : CHECKS) {
        boolean first = check == CHECKS.getFirst();
        if (first ? start : only.isEmpty() || only.contains(check.name())) {
          boolean holds = run(check, summary);
          if (first && !holds && !upAnyway()) {
            break;
          }
        }
      }
    } finally {
      scene.close();
      if (!keep) {
        takeDown(summary);
      }
    }
    out.println();
    summary.print(out);
    int wrong = summary.wrong().size();
    out.println("%d passed, %d failed".formatted(summary.size() - wrong, wrong));
    return wrong == 0;
  }

  /// Leaving anything behind would be a fault of its own.
  private void takeDown(Table summary) throws InterruptedException {
    Cli.Ended ended = scene.attempt(DOWN_MAX, "./down", "--delete-data");
    boolean gone = ended.well() && scene.engine().containers().isEmpty();
    if (!gone) {
      out.println(ended.printed());
      summary.row(false, "down", "one command takes everything down", "");
    }
  }

  private boolean upAnyway() throws InterruptedException {
    return scene.engine().allHealthy();
  }

  private boolean run(Check check, Table summary) throws InterruptedException {
    out.println();
    out.println("%s: %s".formatted(check.name(), check.sentence()));
    long began = System.nanoTime();
    List<String> wrong = wrong(check);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    wrong.forEach(sentence -> out.println("  WRONG  " + sentence));
    summary.row(wrong.isEmpty(), check.name(), check.sentence(), Figures.of(took));
    return wrong.isEmpty();
  }

  private List<String> wrong(Check check) throws InterruptedException {
    try {
      return check.findWrong(scene);
    } catch (IOException | SQLException | RuntimeException e) {
      return List.of(e.toString());
    }
  }
}
