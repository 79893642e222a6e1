package osa.deploy.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Whoever is broken is told to be: each server frozen, so that its port is open
/// and nobody answers, and then those who need PostgreSQL without it.
final class HealthTellsTheTruth implements Check {

  private static final Duration NOTICED_MAX = Duration.ofSeconds(90);
  private static final Duration WELL_AGAIN_MAX = Duration.ofSeconds(120);
  private static final Set<String> NEED_POSTGRES =
      Set.of("keycloak", "grant-service", "budget-service", "eligibility-service");

  @Override
  public String name() {
    return "health";
  }

  @Override
  public String sentence() {
    return "every health check goes unhealthy when its service is broken, and back";
  }

  @Override
  public List<String> findWrong(Scene scene) throws InterruptedException {
    Table table = new Table("container", "broken by", "unhealthy after", "healthy again after");
    Set<String> all = new TreeSet<>();
    for (Container one : scene.engine().servers()) {
      all.add(one.service());
    }
    all.remove("postgres");
    scenario(scene, table, "stopping its processes", all, all);
    scenario(scene, table, "stopping its processes", Set.of("postgres"), Set.of("postgres"));
    Set<String> needy = new TreeSet<>(all);
    needy.removeIf(name -> !NEED_POSTGRES.contains(name.replaceFirst("-2$", "")));
    scenario(scene, table, "stopping postgres", Set.of("postgres"), needy);
    table.print(scene.out());
    return table.wrong();
  }

  private static void scenario(
      Scene scene, Table table, String how, Set<String> frozen, Set<String> watched)
      throws InterruptedException {
    for (String name : frozen) {
      scene.engine().freeze(scene.engine().of(name));
    }
    Map<String, Optional<Duration>> noticed;
    Map<String, Optional<Duration>> again;
    try {
      noticed = watch(scene, watched, "unhealthy", NOTICED_MAX);
    } finally {
      for (String name : frozen) {
        scene.engine().thaw(scene.engine().of(name));
      }
      again = watch(scene, watched, "healthy", WELL_AGAIN_MAX);
    }
    for (String name : watched) {
      table.row(
          noticed.get(name).isPresent() && again.get(name).isPresent(),
          name,
          how,
          noticed.get(name).map(Figures::of).orElse("never"),
          again.get(name).map(Figures::of).orElse("never"));
    }
    scene.engine().awaitHealthy(WELL_AGAIN_MAX);
  }

  private static Map<String, Optional<Duration>> watch(
      Scene scene, Set<String> names, String health, Duration patience)
      throws InterruptedException {
    Map<String, Optional<Duration>> seen = new LinkedHashMap<>();
    names.forEach(name -> seen.put(name, Optional.empty()));
    long began = System.nanoTime();
    while (seen.containsValue(Optional.<Duration>empty())
        && System.nanoTime() - began < patience.toNanos()) {
      for (Container one : scene.engine().servers()) {
        if (seen.getOrDefault(one.service(), Optional.of(Duration.ZERO)).isEmpty()
            && one.health().equals(health)) {
          seen.put(one.service(), Optional.of(Duration.ofNanos(System.nanoTime() - began)));
        }
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return seen;
  }
}
