package osa.kernel.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How read models are rebuilt, `osa.rebuild.*`.
@ConfigMapping(prefix = "osa.rebuild")
public interface RebuildConfig {

  /// How many events a step folds, in one transaction.
  @WithDefault("2000")
  int eventsAtOnce();

  /// How long a switch waits for those who write to finish, before it tries again later. Meanwhile
  /// others who want to write the same read model wait with it.
  @WithDefault("PT2S")
  Duration lockMax();

  /// How long any statement of a switch may take while writers wait; past it the rebuild fails.
  @WithDefault("PT5S")
  Duration pauseMax();

  /// How often a service looks whether there is something to rebuild.
  @WithDefault("PT1S")
  Duration idle();
}
