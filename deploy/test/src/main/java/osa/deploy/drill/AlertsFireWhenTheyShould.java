package osa.deploy.drill;

import java.time.Duration;
import java.util.List;

/// Prometheus itself reads its configuration and the rules, and plays the rules' tests.
final class AlertsFireWhenTheyShould implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public String sentence() {
    return "the alert rules fire when they should and only then";
  }

  @Override
  public List<String> findWrong(Scene scene) throws InterruptedException {
    Table table = new Table("promtool", "said");
    promtool(scene, table, "check", "rules", "alerts.yaml");
    promtool(scene, table, "test", "rules", "alerts.test.yaml");
    table.print(scene.out());
    return table.wrong();
  }

  private static void promtool(Scene scene, Table table, String... words)
      throws InterruptedException {
    String folder = scene.deploy().toAbsolutePath().normalize() + "/observability";
    Cli.Ended ended =
        scene.attempt(
            PATIENCE,
            "docker",
            "run",
            "--rm",
            "--network",
            "none",
            "--volume",
            folder + ":/rules:ro",
            "--workdir",
            "/rules",
            "--entrypoint",
            "/bin/promtool",
            prometheus(scene),
            words[0],
            words[1],
            words[2]);
    table.row(
        ended.well(), String.join(" ", words), ended.printed().replaceAll("\\s+", " ").strip());
  }

  /// The image of the Compose file.
  private static String prometheus(Scene scene) throws InterruptedException {
    return scene
        .command(PATIENCE, "./compose", "--profile", "observability", "config")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("image: prom/prometheus:"))
        .map(line -> line.replaceFirst("image: ", ""))
        .findFirst()
        .orElseThrow(() -> new DrillFailed("the Compose file has no Prometheus"));
  }
}
