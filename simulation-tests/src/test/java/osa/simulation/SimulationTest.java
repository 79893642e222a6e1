package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import osa.simulation.Simulation.Run;

/// The product as it is, seed after seed. To see one seed again, run with
/// `-Dosa.simulation.first=SEED -Dosa.simulation.seeds=1`.
@ExtendWith(Silence.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulationTest {

  private static final long FIRST = Long.getLong("osa.simulation.first");
  private static final long SEEDS = Long.getLong("osa.simulation.seeds");

  /// What has to have happened somewhere for a run over many seeds to mean anything.
  private static final Set<String> EVENTS =
      Set.of(
          "assessment-rejected.v1",
          "assessment-referred.v1",
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
          "crash",
          "broker away",
          "database away",
          "disk full",
          "forgotten transaction",
          "offsets forgotten",
          "round failed",
          "request failed",
          "dead letter");

  private static final int SEEDS_TO_SEE_EVERYTHING = 200;

  @Test
  void no_seed_breaks_a_law() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Simulation.run(seed, Set.of());
    }
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
  void the_seeds_together_go_everywhere() {
    Set<String> missing = new TreeSet<>(EVENTS);
    missing.addAll(TROUBLES);
    for (long seed = 1; seed <= SEEDS_TO_SEE_EVERYTHING && !missing.isEmpty(); seed++) {
      Run run = Simulation.run(seed, Set.of());
      missing.removeAll(run.eventTypes());
      missing.removeAll(run.trace().kinds());
    }
    assertTrue(missing.isEmpty(), () -> "never happened: " + missing);
  }
}
