package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osa.simulation.database.Flaw;
import osa.simulation.world.SeedFailed;

/// The tests of the test: a simulation that finds nothing says nothing until it has been seen to
/// find what is there.
@ExtendWith(Silence.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutantsTest {

  private static final int SEEDS_MAX = 1500;

  @ParameterizedTest
  @EnumSource
  void a_planted_bug_is_found(Flaw flaw) {
    for (long seed = 1; seed <= SEEDS_MAX; seed++) {
      try {
        Simulation.run(seed, EnumSet.of(flaw));
      } catch (SeedFailed found) {
        System.out.printf(
            "%s is found by seed %d: %s%n", flaw, seed, found.getCause().getMessage());
        return;
      }
    }
    fail(flaw + " was not found by " + SEEDS_MAX + " seeds");
  }

  @Test
  void a_failing_seed_fails_again_in_the_same_way() {
    assertEquals(failure(), failure());
  }

  private static String failure() {
    return assertThrows(
            SeedFailed.class,
            () -> {
              for (long seed = 1; seed <= SEEDS_MAX; seed++) {
                Simulation.run(seed, Set.of(Flaw.OFFSET_BEFORE_EFFECT));
              }
            })
        .getMessage();
  }
}
