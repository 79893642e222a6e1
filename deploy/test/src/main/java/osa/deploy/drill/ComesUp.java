package osa.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// From nothing to everything healthy with one command, within 90 s on two cores.
final class ComesUp implements Check {

  private static final Duration TARGET = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(400);

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
    scene.command(PATIENCE, "./up", "--wait", "360");
    Duration took = Duration.ofNanos(System.nanoTime() - clock);
    Table table = new Table("container", "started after", "healthy after", "restarts");
    for (Container one : scene.engine().containers()) {
      boolean asItMust = one.isJob() ? one.endedWell() : one.healthy();
      table.row(
          asItMust && one.restarts() == 0,
          one.service(),
          after(began, one.tree().at("/State/StartedAt").asText()),
          one.isJob() ? "ended" : after(began, firstHealthy(one)),
          "" + one.restarts());
    }
    table.row(took.compareTo(TARGET) <= 0, "everything", "", Figures.of(took), "target 90 s");
    table.print(scene.out());
    return table.wrong();
  }

  /// The engine keeps the latest five looks; a container that came up long ago has later ones.
  private static String firstHealthy(Container one) {
    for (var look : one.tree().at("/State/Health/Log")) {
      if (look.path("ExitCode").asInt() == 0) {
        return look.path("End").asText();
      }
    }
    return "";
  }

  private static String after(Instant began, String moment) {
    return moment.isEmpty() ? "?" : Figures.of(Duration.between(began, Instant.parse(utc(moment))));
  }

  /// The engine writes some moments with an offset.
  private static String utc(String moment) {
    return java.time.OffsetDateTime.parse(moment).toInstant().toString();
  }
}
