package osa.kernel.position;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;

/// Lets readers wait until this service has heard enough. What this process hears itself wakes them
/// at once; what another replica hears they find in the database, where one of them looks for all
/// at a steady pace.
///
/// Positions only grow, so what was once seen needs no second look.
public final class PositionWatch implements SeenPositions {

  /// How soon a waiter learns of what another replica has heard.
  private static final Duration LOOK = Duration.ofMillis(50);

  private final SeenPositions seen;
  private final int waitersMax;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Partition, Checkpoint> known = new HashMap<>();
  private int waiters;
  private boolean looking;
  private long lookAgainAt = System.nanoTime();

  /// @param waitersMax how many may wait at once; each holds a thread of the service
  public PositionWatch(SeenPositions seen, int waitersMax) {
    this.seen = seen;
    this.waitersMax = waitersMax;
  }

  @Override
  public void remember(Map<Partition, Checkpoint> reached) {
    seen.remember(reached);
    learn(reached);
  }

  @Override
  public Map<Partition, Checkpoint> load() {
    lock.lock();
    try {
      return Map.copyOf(known);
    } finally {
      lock.unlock();
    }
  }

  /// Waits, but not longer than `atMost`. False when the time is up, or when so many wait already
  /// that this one is not let in.
  public boolean await(Map<Partition, Checkpoint> wanted, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      if (isSeen(wanted)) {
        return true;
      }
      if (waiters >= waitersMax) {
        return false;
      }
      waiters++;
      try {
        return awaitUntil(deadline, wanted);
      } finally {
        waiters--;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitUntil(long deadline, Map<Partition, Checkpoint> wanted)
      throws InterruptedException {
    while (!isSeen(wanted)) {
      long now = System.nanoTime();
      if (deadline - now <= 0) {
        return false;
      }
      if (looking) {
        changed.await(deadline - now, TimeUnit.NANOSECONDS);
      } else if (lookAgainAt - now <= 0) {
        look();
      } else {
        changed.await(Math.min(deadline, lookAgainAt) - now, TimeUnit.NANOSECONDS);
      }
    }
    return true;
  }

  /// Looks into the database for all who wait. The lock is held neither by the query nor against
  /// those who only ask.
  private void look() {
    looking = true;
    lock.unlock();
    Map<Partition, Checkpoint> found = Map.of();
    try {
      found = seen.load();
    } finally {
      lock.lock();
      looking = false;
      lookAgainAt = System.nanoTime() + LOOK.toNanos();
      learn(found);
    }
  }

  private void learn(Map<Partition, Checkpoint> found) {
    lock.lock();
    try {
      found.forEach(
          (partition, position) ->
              known.merge(partition, position, (old, one) -> old.compareTo(one) < 0 ? one : old));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isSeen(Map<Partition, Checkpoint> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            want ->
                known.getOrDefault(want.getKey(), Checkpoint.START).compareTo(want.getValue())
                    >= 0);
  }
}
