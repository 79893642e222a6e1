package osa.deploy.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osa.chaos.load.Load;
import osa.chaos.load.Traffic.Counts;

/// To another version and back while journeys run: every process is replaced, and who repeats
/// what got no answer notices nothing. The other version is this one under another name; what a
/// change of the tables needs is tried where the migrations are.
final class UpgradeIsNotNoticed implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(600);
  private static final List<String> IMAGES =
      List.of("keycloak", "tools", "grant-service", "budget-service", "eligibility-service");
  private static final String OTHER = "9.0.0-drill";

  @Override
  public String name() {
    return "upgrade";
  }

  @Override
  public String sentence() {
    return "every process is replaced under load, and a client that repeats notices nothing";
  }

  @Override
  public List<String> findWrong(Scene scene)
      throws IOException, SQLException, InterruptedException {
    String now = version(scene.engine().of("grant-service"));
    Path settings = scene.deploy().resolve(".env");
    Optional<String> kept =
        Files.exists(settings) ? Optional.of(Files.readString(settings)) : Optional.empty();
    for (String image : IMAGES) {
      scene.engine().docker("tag", "osa/%s:%s".formatted(image, now), other(image));
    }
    Table table = new Table("to", "took", "answered", "503", "5xx", "silent", "replaced");
    List<String> wrong = new ArrayList<>();
    try {
      Load load = scene.startLoad();
      replace(scene, load, table, OTHER);
      replace(scene, load, table, now, "--back");
      wrong.addAll(scene.endLoadAndJudge());
    } finally {
      if (kept.isPresent()) {
        Files.writeString(settings, kept.get());
      } else {
        Files.deleteIfExists(settings);
      }
      for (String image : IMAGES) {
        scene.attempt(PATIENCE, "docker", "rmi", other(image));
      }
    }
    table.print(scene.out());
    wrong.addAll(table.wrong());
    return wrong;
  }

  private static void replace(
      Scene scene, Load load, Table table, String version, String... options)
      throws InterruptedException {
    List<String> line = new ArrayList<>(List.of("./upgrade", version, "--no-backup"));
    line.addAll(List.of(options));
    List<String> before = ids(scene);
    Counts counted = load.traffic().counts();
    long began = System.nanoTime();
    Cli.Ended ended = scene.attempt(PATIENCE, line.toArray(String[]::new));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (!ended.well()) {
      scene.out().println(ended.printed());
    }
    Counts meanwhile = load.traffic().counts().since(counted);
    List<String> at =
        scene.engine().servers().stream()
            .filter(one -> version(one).equals(version) && !before.contains(one.id()))
            .map(Container::service)
            .toList();
    table.row(
        ended.well()
            && at.equals(
                List.of("budget-service", "eligibility-service", "grant-service", "keycloak")),
        version,
        Figures.of(took),
        "" + meanwhile.answered(),
        "" + meanwhile.refused(),
        "" + meanwhile.failed(),
        "" + meanwhile.silent(),
        String.join(" ", at));
  }

  private static List<String> ids(Scene scene) throws InterruptedException {
    return scene.engine().servers().stream().map(Container::id).toList();
  }

  private static String version(Container container) {
    return container.tree().at("/Config/Image").asText().replaceFirst(".*:", "");
  }

  private static String other(String image) {
    return "osa/%s:%s".formatted(image, OTHER);
  }
}
