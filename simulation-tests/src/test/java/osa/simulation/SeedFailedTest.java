package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import osa.simulation.database.Flaw;
import osa.simulation.world.LawBroken;
import osa.simulation.world.SeedFailed;

/// What a person reads when a seed has failed.
@ExtendWith(Silence.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedFailedTest {

  private static final long SEED = 1;
  private static final int LINES_MAX = 70;

  private static SeedFailed failure() {
    return assertThrows(
        SeedFailed.class, () -> Simulation.run(SEED, Set.of(Flaw.PARTITION_FORGOTTEN)));
  }

  @Test
  void it_names_the_seed_the_law_and_how_to_see_it_again() {
    String message = failure().getMessage();
    LawBroken broken = assertInstanceOf(LawBroken.class, failure().getCause());
    assertTrue(message.startsWith("seed " + SEED + ": " + broken.law()), message);
    assertTrue(message.contains("-Dosa.simulation.seed=" + SEED), message);
  }

  @Test
  void it_shows_the_last_steps_of_the_stream_in_question_and_what_went_wrong_meanwhile() {
    SeedFailed failed = failure();
    LawBroken broken = assertInstanceOf(LawBroken.class, failed.getCause());
    List<String> lines = failed.getMessage().lines().toList();
    assertTrue(lines.size() < LINES_MAX, failed.getMessage());
    assertTrue(
        lines.stream()
            .filter(line -> line.contains("append"))
            .allMatch(line -> line.contains(broken.concerning().toString())),
        failed.getMessage());
  }

  @Test
  void it_fails_again_in_the_same_way() {
    assertEquals(failure().getMessage(), failure().getMessage());
  }
}
