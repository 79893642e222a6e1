package osa.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Begins things at a fixed rate, whether the ones before are over or not.
public final class Schedule {

  /// What is begun; it returns when it is over.
  @FunctionalInterface
  public interface Trip {
    void travel() throws Exception;
  }

  private Schedule() {}

  /// How long each took, from the moment it was due: one that begins late because the machine was
  /// busy has waited, and that counts.
  public static Percentiles run(int perSecond, Duration length, Trip trip) throws Exception {
    long count = Math.max(1, perSecond * length.toMillis() / 1000);
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long from = System.nanoTime();
    List<Future<Long>> trips = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = from + i * interval;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        trips.add(
            threads.submit(
                () -> {
                  trip.travel();
                  return System.nanoTime() - due;
                }));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<Long> each : trips) {
        nanos.add(each.get());
      }
      return Percentiles.ofNanos(nanos);
    } catch (ExecutionException e) {
      throw new IllegalStateException("one did not arrive", e.getCause());
    }
  }
}
