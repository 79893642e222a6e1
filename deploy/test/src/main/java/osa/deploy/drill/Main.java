package osa.deploy.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `deploy/test/run`, after engine and images are there. Ends with 0 when every promise held.
public final class Main {

  private static final String PROJECT = "osa-drill";
  private static final String PORT = "8441";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    // The Kafka client speaks to a logging library that is not here, which needs no saying.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Path hosts = ownNames();
    Set<String> only = new LinkedHashSet<>();
    boolean keep = false;
    boolean running = false;
    boolean slowIsFine = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--keep" -> keep = true;
        case "--running" -> running = true;
        case "--slow-is-fine" -> slowIsFine = true;
        case "--only" -> only.addAll(List.of(valueOf(arguments, ++i).split(",")));
        case "--list" -> {
          Drill.CHECKS.forEach(
              check -> System.out.println("%-9s %s".formatted(check.name(), check.sentence())));
          return;
        }
        case String other -> refuse("there is no option " + other);
      }
    }
    refuseUnknown(only);
    System.exit(drill(hosts, only, keep || running, running, slowIsFine) ? 0 : 1);
  }

  private static boolean drill(
      Path hosts, Set<String> only, boolean keep, boolean running, boolean slowIsFine)
      throws InterruptedException {
    Map<String, String> environment = System.getenv();
    String project = environment.getOrDefault("COMPOSE_PROJECT_NAME", PROJECT);
    String port = environment.getOrDefault("OSA_HTTPS_PORT", PORT);
    Path deploy = Path.of(environment.getOrDefault("OSA_HOME", ".")).resolve("deploy");
    Cli cli =
        new Cli(
            deploy.toAbsolutePath().normalize(),
            Map.of(
                "COMPOSE_PROJECT_NAME", project,
                "OSA_HTTPS_PORT", port,
                // Nobody's backups but the drill's own.
                "OSA_BACKUPS", "./test/target/backups"));
    Engine engine = new Engine(cli, project);
    if (!running && !engine.containers().isEmpty()) {
      refuse(
          "there are containers of the project %s; COMPOSE_PROJECT_NAME=%s deploy/down removes them"
              .formatted(project, project));
    }
    cli.run(Duration.ofSeconds(60), "./secrets-init");
    URI publicUrl = URI.create("https://localhost:" + port);
    try (Scene scene =
        new Scene(
            deploy,
            cli,
            engine,
            new ComposeSite(engine, deploy.resolve("secrets"), publicUrl, hosts),
            System.out,
            slowIsFine)) {
      return new Drill(scene, System.out).run(only, keep, !running);
    }
  }

  /// The broker tells its clients the name by which containers know it, and containers come back
  /// with other addresses; so names are looked up in a file of ours, each time anew.
  private static Path ownNames() {
    try {
      Path hosts = Files.createTempFile("drill", ".hosts");
      hosts.toFile().deleteOnExit();
      Files.writeString(hosts, "127.0.0.1 localhost\n");
      System.setProperty("jdk.net.hosts.file", hosts.toString());
      Security.setProperty("networkaddress.cache.ttl", "0");
      return hosts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String valueOf(String[] arguments, int i) {
    if (i == arguments.length) {
      refuse("--only needs names: " + names());
    }
    return arguments[i];
  }

  private static void refuseUnknown(Set<String> only) {
    for (String name : only) {
      if (Drill.CHECKS.stream().noneMatch(check -> check.name().equals(name))) {
        refuse("there is no check %s; there are %s".formatted(name, names()));
      }
    }
  }

  private static String names() {
    return Drill.CHECKS.stream().map(Check::name).collect(Collectors.joining(", "));
  }

  private static void refuse(String why) {
    System.err.println("deploy/test/run: " + why);
    System.exit(1);
  }
}
