package osa.chaos.fault;

import java.time.Duration;
import java.util.Optional;
import osa.chaos.load.Traffic;
import osa.chaos.load.Traffic.Counts;

/// One fault in a running load: inflicted, over, and then watched until everything works again.
public final class Trial {

  private static final Duration RECOVERY_MAX = Duration.ofSeconds(120);

  private final Traffic traffic;
  private final long loadBegan;

  /// @param loadBegan of [System#nanoTime]
  public Trial(Traffic traffic, long loadBegan) {
    this.traffic = traffic;
    this.loadBegan = loadBegan;
  }

  /// What hurts, and returns when it is over.
  @FunctionalInterface
  public interface Infliction {
    /// @throws FaultFailed when it could not be done
    void inflict() throws InterruptedException;
  }

  public Inflicted of(String words, Infliction infliction) throws InterruptedException {
    return of(words, infliction, () -> {});
  }

  /// @param over runs between the end of the fault and the wait for the recovery
  Inflicted of(String words, Infliction infliction, Runnable over) throws InterruptedException {
    long begins = System.nanoTime();
    Counts before = traffic.counts();
    Optional<String> trouble = Optional.empty();
    try {
      infliction.inflict();
    } catch (FaultFailed e) {
      trouble = Optional.of(e.getMessage());
    }
    long ended = System.nanoTime();
    over.run();
    Optional<Duration> recovered = traffic.awaitEveryStepAfter(ended, RECOVERY_MAX);
    return new Inflicted(
        Duration.ofNanos(begins - loadBegan),
        words,
        Duration.ofNanos(ended - begins),
        traffic.counts().since(before),
        recovered,
        trouble);
  }
}
