package osa.kernel.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// A task that runs again and again on a thread of its own, at its own pace, until it is stopped.
/// A failure ends one round, never the loop: the next round comes after a pause that grows to a
/// limit.
public final class Loop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  /// One round; answers whether there may be more to do at once.
  @FunctionalInterface
  public interface Round {
    boolean run();
  }

  private final String name;
  private final Round round;
  private final Duration idle;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopping;

  /// @param idle how long to rest when there is nothing to do and nobody wakes the loop
  public Loop(String name, Duration idle, Round round) {
    this.name = name;
    this.idle = idle;
    this.round = round;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    Duration pause = PAUSE_MIN;
    while (!stopping) {
      try {
        if (!round.run()) {
          rest(idle);
        }
        pause = PAUSE_MIN;
      } catch (RuntimeException | Error e) {
        if (!stopping) {
          LOG.warnf(e, "%s failed and tries again in %d ms", name, pause.toMillis());
          rest(pause);
          pause =
              pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
      }
    }
  }

  private void rest(Duration time) {
    try {
      if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      // Only stopping interrupts, and the loop looks at that next.
    }
  }

  @Override
  public void close() {
    stopping = true;
    wake();
    thread.interrupt();
    try {
      thread.join(STOP_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
