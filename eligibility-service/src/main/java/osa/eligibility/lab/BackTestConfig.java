package osa.eligibility.lab;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How back-tests are run, `osa.back-tests.*`.
@ConfigMapping(prefix = "osa.back-tests")
public interface BackTestConfig {

  /// How many may wait or be under way; another one is refused until one of them has ended. A
  /// process works on one at a time.
  @WithDefault("10")
  int openMax();

  /// How many points a grid may have.
  @WithDefault("1000000")
  long gridPointsMax();

  /// How many changed cases of a kind a report shows one by one; it counts all of them.
  @WithDefault("200")
  int changesMax();

  /// How many threads work on one; 0 for as many as there are cores.
  @WithDefault("0")
  int threads();

  /// How often one is begun, when each time the process died, before it counts as failed.
  @WithDefault("3")
  int attemptsMax();

  /// How often a process looks for one to work on, and while it works whether it was cancelled.
  @WithDefault("PT0.5S")
  Duration lookEvery();
}
