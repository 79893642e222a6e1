package osa.chaos.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the load meets, counted, and which steps succeeded. Safe for many threads.
public final class Traffic {

  /// How a request was served.
  public enum Served {
    ANSWERED,
    /// 503: come again.
    REFUSED,
    /// Any other 5xx.
    FAILED,
    /// No answer in time, or the connection broke.
    SILENT
  }

  /// The steps that a journey is made of. Each has succeeded again when all three services, the
  /// database and the broker work.
  public enum Step {
    COMMAND,
    ASSESSMENT,
    RESERVATION
  }

  /// How many requests were served how.
  public record Counts(long answered, long refused, long failed, long silent) {

    public Counts since(Counts earlier) {
      return new Counts(
          answered - earlier.answered,
          refused - earlier.refused,
          failed - earlier.failed,
          silent - earlier.silent);
    }
  }

  private final Map<Served, LongAdder> served = new EnumMap<>(Served.class);
  private final Map<Step, Long> latestBegin = new EnumMap<>(Step.class);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progressed = lock.newCondition();

  public Traffic() {
    for (Served how : Served.values()) {
      served.put(how, new LongAdder());
    }
  }

  void count(Served how) {
    served.get(how).increment();
  }

  public Counts counts() {
    return new Counts(
        served.get(Served.ANSWERED).sum(),
        served.get(Served.REFUSED).sum(),
        served.get(Served.FAILED).sum(),
        served.get(Served.SILENT).sum());
  }

  /// @param began when the step that has now succeeded had begun, of [System#nanoTime]
  void succeeded(Step step, long began) {
    lock.lock();
    try {
      latestBegin.merge(step, began, (known, other) -> known - other > 0 ? known : other);
      progressed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a step of every kind that began after a moment has succeeded, and answers how long
  /// after the moment that was; empty when patience ended first.
  ///
  /// @param moment of [System#nanoTime]
  public Optional<Duration> awaitEveryStepAfter(long moment, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!everyStepAfter(moment)) {
        if (!progressed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return Optional.empty();
        }
      }
      return Optional.of(Duration.ofNanos(System.nanoTime() - moment));
    } finally {
      lock.unlock();
    }
  }

  private boolean everyStepAfter(long moment) {
    for (Step step : Step.values()) {
      Long latest = latestBegin.get(step);
      if (latest == null || latest - moment < 0) {
        return false;
      }
    }
    return true;
  }
}
