package osa.simulation;

import java.util.stream.LongStream;

/// The seeds to run: the one of `osa.simulation.seed`, or as many as `osa.simulation.seeds` says,
/// from `osa.simulation.first` on, so that several machines can share them out.
final class Seeds {

  private static final long COUNT = 3000;

  private Seeds() {}

  static LongStream toRun() {
    Long one = Long.getLong("osa.simulation.seed");
    if (one != null) {
      return LongStream.of(one);
    }
    long first = Long.getLong("osa.simulation.first", 1);
    return LongStream.range(first, first + Long.getLong("osa.simulation.seeds", COUNT));
  }
}
