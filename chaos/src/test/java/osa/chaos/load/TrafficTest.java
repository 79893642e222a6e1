package osa.chaos.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.chaos.load.Traffic.Counts;
import osa.chaos.load.Traffic.Served;
import osa.chaos.load.Traffic.Step;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrafficTest {

  private final Traffic traffic = new Traffic();

  private void everyStepThatBeganAt(long moment) {
    for (Step step : Step.values()) {
      traffic.succeeded(step, moment);
    }
  }

  @Test
  void a_step_that_began_before_the_fault_was_over_is_no_recovery() throws Exception {
    everyStepThatBeganAt(99);
    assertEquals(Optional.empty(), traffic.awaitEveryStepAfter(100, Duration.ZERO));
  }

  @Test
  void all_kinds_of_steps_have_to_succeed_again() throws Exception {
    traffic.succeeded(Step.COMMAND, 101);
    traffic.succeeded(Step.ASSESSMENT, 101);
    assertEquals(Optional.empty(), traffic.awaitEveryStepAfter(100, Duration.ZERO));
    traffic.succeeded(Step.RESERVATION, 101);
    assertTrue(traffic.awaitEveryStepAfter(100, Duration.ZERO).isPresent());
  }

  @Test
  void an_older_step_that_ends_late_takes_no_recovery_back() throws Exception {
    everyStepThatBeganAt(101);
    everyStepThatBeganAt(50);
    assertTrue(traffic.awaitEveryStepAfter(100, Duration.ZERO).isPresent());
  }

  @Test
  void what_was_served_meanwhile_is_the_difference() {
    traffic.count(Served.ANSWERED);
    Counts before = traffic.counts();
    traffic.count(Served.ANSWERED);
    traffic.count(Served.REFUSED);
    traffic.count(Served.SILENT);
    assertEquals(new Counts(1, 1, 0, 1), traffic.counts().since(before));
  }
}
