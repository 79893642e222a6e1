package osa.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// A number of clients, each of which does one thing after the other as fast as it is served.
public final class Clients {

  /// What one client does again and again.
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  /// Makes the action of one client.
  @FunctionalInterface
  public interface Maker {
    Action forClient(int number) throws Exception;
  }

  /// @param perSecond how many actions ended per second of the window
  /// @param total how many ended in all, before and after the window too
  public record Result(double perSecond, long total) {}

  private Clients() {}

  /// Keeps all clients busy for a run-up, then counts during the window. The first failure of a
  /// client is thrown.
  public static Result run(int clients, Duration runUp, Duration window, Maker maker)
      throws Exception {
    LongAdder done = new LongAdder();
    AtomicBoolean stop = new AtomicBoolean();
    List<Action> actions = new ArrayList<>();
    for (int number = 0; number < clients; number++) {
      actions.add(maker.forClient(number));
    }
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running =
          actions.stream()
              .<Future<?>>map(action -> threads.submit(() -> repeat(action, done, stop)))
              .toList();
      Thread.sleep(runUp);
      long doneBefore = done.sum();
      long from = System.nanoTime();
      Thread.sleep(window);
      long doneAfter = done.sum();
      long until = System.nanoTime();
      stop.set(true);
      for (Future<?> each : running) {
        each.get();
      }
      return new Result((doneAfter - doneBefore) * 1e9 / (until - from), done.sum());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    } finally {
      stop.set(true);
    }
  }

  private static Void repeat(Action action, LongAdder done, AtomicBoolean stop) throws Exception {
    while (!stop.get()) {
      action.run();
      done.increment();
    }
    return null;
  }
}
