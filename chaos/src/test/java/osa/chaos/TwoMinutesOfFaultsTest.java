package osa.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `./osa chaos --minutes 2`, in the build. How fast anything recovers is printed and not asserted.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoMinutesOfFaultsTest {

  private static final long SEED = 20_231_103;

  @Test
  void nothing_is_lost_doubled_or_reordered() throws Exception {
    Request request = new Request(Duration.ofMinutes(2), SEED);
    assertEquals(List.of(), new ChaosRun(request, System.out).run().wrong());
  }
}
