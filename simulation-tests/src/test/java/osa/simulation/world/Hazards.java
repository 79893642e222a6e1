package osa.simulation.world;

import java.time.Duration;

/// How dangerous it is to live, per await point.
public interface Hazards {

  Hazards NONE =
      new Hazards() {
        @Override
        public double crash() {
          return 0;
        }

        @Override
        public double hang() {
          return 0;
        }
      };

  /// How probable it is that the process ends here.
  double crash();

  /// How probable it is that the thread hangs here, for at most [#hangMax].
  double hang();

  default Duration hangMax() {
    return Duration.ofSeconds(20);
  }
}
