package osa.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import osa.chaos.load.Traffic;

/// Puts the stack through the faults of a [Script] while the load runs. Most faults come when
/// everything works again after the one before, or when that takes long; some come at once.
public final class Ordeal {

  private static final Duration CALM_MAX = Duration.ofSeconds(12);
  private static final int AT_ONCE_MAX = 3;

  private final Script script;
  private final Surgeon surgeon;
  private final Traffic traffic;
  private final Consumer<Inflicted> told;
  private final Semaphore free = new Semaphore(AT_ONCE_MAX);

  /// @param told hears of every fault when everything works again
  public Ordeal(Script script, Surgeon surgeon, Traffic traffic, Consumer<Inflicted> told) {
    this.script = script;
    this.surgeon = surgeon;
    this.traffic = traffic;
    this.told = told;
  }

  /// Deals faults for a while, and returns when all of them are over; in their order.
  public List<Inflicted> goThrough(Duration length) throws InterruptedException {
    long began = System.nanoTime();
    List<Future<Inflicted>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (System.nanoTime() - began < length.toNanos()) {
        Script.Turn turn = script.next();
        if (!surgeon.can(turn.fault())) {
          continue;
        }
        TimeUnit.MILLISECONDS.sleep(turn.pause().toMillis());
        free.acquire();
        Future<Inflicted> one = threads.submit(() -> inflict(turn.fault(), began));
        all.add(one);
        if (!turn.overlaps()) {
          awaitCalm(one);
        }
      }
    }
    List<Inflicted> inflicted = new ArrayList<>();
    for (Future<Inflicted> one : all) {
      inflicted.add(of(one));
    }
    return inflicted.stream().sorted(Comparator.comparing(Inflicted::after)).toList();
  }

  private Inflicted inflict(Fault fault, long began) throws InterruptedException {
    Inflicted inflicted =
        new Trial(traffic, began).of(fault.words(), () -> surgeon.inflict(fault), free::release);
    told.accept(inflicted);
    return inflicted;
  }

  /// Waits until everything works again, but not for long: the fault before may still be there.
  private static void awaitCalm(Future<Inflicted> one) throws InterruptedException {
    try {
      one.get(CALM_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Then the next one comes into the middle of it.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Inflicted of(Future<Inflicted> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
