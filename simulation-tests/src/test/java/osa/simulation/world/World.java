package osa.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// A world that a seed decides: its clock, its chance, and which of its tasks goes on at each await
/// point. The same seed gives the same world, step by step.
///
/// Tasks are real threads, so the real code of the product runs in them as it is; but only the one
/// that holds the baton runs.
public final class World implements InstantSource {

  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
  private static final int STEP_MICROS_MAX = 400;

  private final long seed;
  private final int turnsMax;
  private final SplittableRandom random;
  private final Trace trace = new Trace();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Task> ready = new ArrayList<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMicros).thenComparingLong(Due::number));
  private final Set<String> awaitPoints = new TreeSet<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Instant begin = BEGIN;
  private long nowMicros;
  private long dueCount;
  private int turns;
  private Task current;
  private boolean over;
  private Throwable failure;

  private record Due(long atMicros, long number, Runnable action) {}

  /// @param turnsMax after the baton was given so many times the world has to have come to rest
  public World(long seed, int turnsMax) {
    this.seed = seed;
    this.turnsMax = turnsMax;
    this.random = new SplittableRandom(seed);
  }

  /// Lives until the story is told or a law is broken; then everything in it ends. Throws what went
  /// wrong, with the seed and the steps worth reading.
  public void run(String name, Runnable story) {
    start(
            name,
            new Life(name),
            () -> {
              story.run();
              over = true;
            })
        .giveBaton();
    try {
      ended.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (Task left : List.copyOf(tasks)) {
      left.giveBaton();
      left.awaitEnd();
    }
    if (failure != null) {
      throw new SeedFailed(this, failure);
    }
  }

  /// Sets the clock, before anything has happened.
  public void beginAt(Instant moment) {
    begin = moment;
  }

  public long seed() {
    return seed;
  }

  public Trace trace() {
    return trace;
  }

  /// The kinds of await points that mortal tasks came to.
  public Set<String> awaitPoints() {
    return Collections.unmodifiableSet(awaitPoints);
  }

  @Override
  public Instant instant() {
    return begin.plus(nowMicros, ChronoUnit.MICROS);
  }

  public long nowMicros() {
    return nowMicros;
  }

  public Task current() {
    return current;
  }

  // ---- chance

  public boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /// A number from 0 to `bound` - 1.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public Duration upTo(Duration max) {
    return Duration.ofNanos(1000 * random.nextLong(max.toNanos() / 1000 + 1));
  }

  public UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  // ---- tasks

  /// Starts a task; it runs from the next await point on.
  public Task start(String name, Life life, Runnable work) {
    Task task = new Task(name, life);
    task.waitUntil(nowMicros);
    tasks.add(task);
    task.begin(() -> live(task, work));
    return task;
  }

  private void live(Task task, Runnable work) {
    current = task;
    try {
      if (!over && !task.life().isOver()) {
        work.run();
      }
    } catch (Crash e) {
      // The process is gone, and this thread with it.
    } catch (Throwable e) {
      fail(e);
    }
    tasks.remove(task);
    if (!over) {
      Task next = next();
      if (!over) {
        next.giveBaton();
        return;
      }
    }
    ended.countDown();
  }

  private void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    over = true;
  }

  /// Does something at a moment, between two steps and in no task.
  public void after(Duration delay, Runnable action) {
    due.add(new Due(nowMicros + delay.toNanos() / 1000, dueCount++, action));
  }

  // ---- await points

  /// Time passes and others may run; the process may hang or end here.
  public void pause(String what, Object about) {
    if (over) {
      throw new Crash();
    }
    note(what, about);
    nowMicros += 1 + random.nextInt(STEP_MICROS_MAX);
    if (current.life().isMortal()) {
      awaitPoints.add(what);
      current.waitUntil(nowMicros + current.life().strike(this, what));
    } else {
      current.waitUntil(nowMicros);
    }
    giveWay();
  }

  public void sleep(Duration duration) {
    current.waitUntil(nowMicros + duration.toNanos() / 1000);
    giveWay();
  }

  /// Waits until the condition holds; false when it did not within the time.
  public boolean pauseUntil(BooleanSupplier condition, Duration max) {
    current.waitUntil(nowMicros + max.toNanos() / 1000, condition);
    giveWay();
    return condition.getAsBoolean();
  }

  /// Waits until the condition holds, for as long as it takes.
  public void pauseUntil(BooleanSupplier condition) {
    current.waitUntil(Long.MAX_VALUE, condition);
    giveWay();
  }

  /// Writes down something that happened.
  public void note(String what, Object about) {
    trace.add(nowMicros, doer(), what, about, false);
  }

  /// Writes down something that went wrong, and so concerns everything.
  public void trouble(String what, Object about) {
    trace.add(nowMicros, doer(), what, about, true);
  }

  private String doer() {
    return current == null ? "world" : current.name();
  }

  private void giveWay() {
    Task me = current;
    if (!over) {
      Task next = next();
      if (next != me && !over) {
        next.giveBaton();
        me.awaitBaton();
        current = me;
      }
    }
    if (over || me.life().isOver()) {
      throw new Crash();
    }
  }

  /// The task that goes on; when there is none because something went wrong, the world is over.
  private Task next() {
    Task before = current;
    try {
      current = null;
      if (++turns > turnsMax) {
        throw new LawBroken(
            Law.NOBODY_WAITS_IN_VAIN, before.name(), "no rest after " + turnsMax + " turns");
      }
      return choose();
    } catch (Throwable e) {
      fail(e);
      return before;
    } finally {
      current = before;
    }
  }

  private Task choose() {
    while (true) {
      while (!due.isEmpty() && due.peek().atMicros() <= nowMicros) {
        due.poll().action().run();
      }
      ready.clear();
      for (Task task : tasks) {
        if (task.isReady(nowMicros)) {
          ready.add(task);
        }
      }
      if (!ready.isEmpty()) {
        return ready.get(random.nextInt(ready.size()));
      }
      nowMicros = nextMoment();
    }
  }

  private long nextMoment() {
    long moment = due.isEmpty() ? Long.MAX_VALUE : due.peek().atMicros();
    for (Task task : tasks) {
      moment = Math.min(moment, task.wakesAtMicros());
    }
    if (moment == Long.MAX_VALUE) {
      throw new LawBroken(
          Law.NOBODY_WAITS_IN_VAIN,
          "world",
          "deadlock: " + tasks.stream().map(Task::name).toList());
    }
    return moment;
  }
}
