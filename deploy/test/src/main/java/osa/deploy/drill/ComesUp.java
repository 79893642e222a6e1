package osa.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// From nothing to everything healthy with one command, within 90 s on two cores.
final class ComesUp implements Check {

  private static final Duration TARGET = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(960);

  @Override
  public String name() {
    return "up";
  }

  @Override
  public String sentence() {
    return "one command brings everything up healthy";
  }

  @Override
  public List<String> findWrong(Scene scene) throws InterruptedException {
    Instant began = Instant.now();
    long clock = System.nanoTime();
    Map<String, Duration> healthy = new ConcurrentHashMap<>();
    Thread watch = Thread.startVirtualThread(() -> watch(scene.engine(), clock, healthy));
    Duration took;
    try {
      scene.command(PATIENCE, "./up", "--wait", "900");
      took = Duration.ofNanos(System.nanoTime() - clock);
    } finally {
      watch.interrupt();
      watch.join();
    }
    Table table = new Table("container", "started after", "healthy after", "restarts");
    for (Container one : scene.engine().containers()) {
      boolean asItMust = one.isJob() ? one.endedWell() : one.healthy();
      table.row(
          asItMust && one.restarts() == 0,
          one.service(),
          after(began, one.tree().at("/State/StartedAt").asText()),
          one.isJob() ? "ended" : seen(healthy, one, took),
          "" + one.restarts());
    }
    boolean inTime = took.compareTo(TARGET) <= 0;
    table.row(true, inTime, "everything", "", Figures.of(took), "target 90 s");
    table.print(scene.out());
    return scene.wrongOf(table);
  }

  /// Notes when each was seen healthy first, until interrupted.
  private static void watch(Engine engine, long began, Map<String, Duration> healthy) {
    try {
      while (true) {
        note(engine, began, healthy);
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      // Everything is up.
    }
  }

  private static void note(Engine engine, long began, Map<String, Duration> healthy)
      throws InterruptedException {
    try {
      for (Container one : engine.servers()) {
        if (one.healthy()) {
          healthy.putIfAbsent(one.service(), Duration.ofNanos(System.nanoTime() - began));
        }
      }
    } catch (DrillFailed e) {
      // A container went while it was looked at; the next look tells.
    }
  }

  private static String seen(Map<String, Duration> healthy, Container one, Duration took) {
    return Figures.of(healthy.getOrDefault(one.service(), took));
  }

  /// The engine writes moments with an offset.
  private static String after(Instant began, String moment) {
    return Figures.of(Duration.between(began, OffsetDateTime.parse(moment).toInstant()));
  }
}
