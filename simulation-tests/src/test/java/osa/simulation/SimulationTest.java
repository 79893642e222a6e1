package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import osa.simulation.Simulation.Run;

/// The product as it is, seed after seed. To see one seed again, name it with
/// `-Dosa.simulation.seed`.
@ExtendWith(Silence.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulationTest {

  /// What has to have happened somewhere for a run over many seeds to mean anything.
  private static final Set<String> EVENTS =
      Set.of(
          "assessment-rejected.v1",
          "assessment-referred.v1",
          "assessment-superseded.v1",
          "reassessed.v1",
          "rule-set-published.v1",
          "rule-set-came-into-force.v1",
          "rule-set-superseded.v1",
          "rule-set-extended.v1",
          "rule-set-withdrawn.v1",
          "referral-closed.v1",
          "request-rejected.v1",
          "reservation-confirmed.v1",
          "reservation-declined.v1",
          "reservation-released.v1",
          "commitment-confirmed.v1",
          "grant-delivered.v1",
          "grant-withdrawn.v1",
          "appropriation-corrected.v1",
          "supplementary-appropriation-enacted.v1",
          "funds-disbursed.v1",
          "fiscal-year-closed.v1");

  private static final Set<String> TROUBLES =
      Set.of(
          "answer of the database lost",
          "broker away",
          "connection cut",
          "database away",
          "dead letter",
          "disk full",
          "forgotten transaction",
          "hang",
          "no answer",
          "offsets forgotten",
          "rebalance",
          "request failed",
          "round failed",
          "send unacknowledged");

  private static final int SEEDS_MIN = 100;
  private static final int SEEDS_MAX = 1000;

  @Test
  void no_seed_breaks_a_law() {
    Figures figures = new Figures();
    Seeds.toRun().forEach(seed -> figures.add(Simulation.run(seed, Set.of())));
    System.out.println(figures);
  }

  @Test
  void the_same_seed_gives_the_same_run_step_by_step() {
    for (long seed = 1; seed <= 20; seed++) {
      Run once = Simulation.run(seed, Set.of());
      Run again = Simulation.run(seed, Set.of());
      assertEquals(once.trace().length(), again.trace().length());
      assertEquals(once.trace().hash(), again.trace().hash());
    }
  }

  @Test
  void seeds_differ() {
    Set<Long> hashes = new TreeSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      hashes.add(Simulation.run(seed, Set.of()).trace().hash());
    }
    assertEquals(20, hashes.size());
  }

  @Test
  void the_seeds_together_go_everywhere_and_a_service_dies_at_every_await_point() {
    Figures figures = new Figures();
    for (long seed = 1; seed <= SEEDS_MIN || goOn(seed, figures); seed++) {
      figures.add(Simulation.run(seed, Set.of()));
    }
    assertEquals(Set.of(), missing(figures));
  }

  private static boolean goOn(long seed, Figures figures) {
    return seed <= SEEDS_MAX && !missing(figures).isEmpty();
  }

  private static Set<String> missing(Figures figures) {
    Set<String> missing = new TreeSet<>(EVENTS);
    missing.addAll(TROUBLES);
    figures.awaitPoints().forEach(point -> missing.add(Figures.CRASH_AT + point));
    missing.removeAll(figures.eventTypes());
    missing.removeAll(figures.kinds());
    return missing;
  }
}
