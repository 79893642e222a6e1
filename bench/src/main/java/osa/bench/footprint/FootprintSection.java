package osa.bench.footprint;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.http.Desk;
import osa.bench.http.HttpConnection;
import osa.bench.measure.Clients;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;
import osa.launcher.PartName;
import osa.launcher.Role;

/// Start-up time and resident memory of each service.
public final class FootprintSection implements Section {
  private static final int CLIENTS = 8;
  private static final int YEAR_FIRST = 2031;
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration LOAD = Duration.ofSeconds(5);
  private static final Duration ASK_EVERY = Duration.ofMillis(5);

  /// @param startSeconds from the start of the process to the first 200 from its readiness check
  private record Footprint(double startSeconds, double idleMegabytes, double loadedMegabytes) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "ready after %.2f s, %.0f MB idle, %.0f MB loaded",
          startSeconds,
          idleMegabytes,
          loadedMegabytes);
    }
  }

  @Override
  public String key() {
    return "footprint";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    Desk desk = new Desk(stage);
    stage.run(Set.of(ELIGIBILITY_SERVICE));
    desk.registerCountry();
    stage.run(Set.of());
    var contest = stage.<Footprint>contest();
    for (PartName service : PartName.services()) {
      contest.side(service.label(), () -> footprint(stage, desk, service));
    }
    List<Row> rows = new ArrayList<>();
    contest.run("footprint").forEach((service, rounds) -> rows.addAll(rows(service, rounds)));
    return new Table(key(), "Start-up and memory", HOW, rows);
  }

  private static List<Row> rows(String service, List<Footprint> rounds) {
    return List.of(
        Row.alone(
                service + ", ready",
                "s",
                Rounds.lowerIsBetter(rounds.stream().map(Footprint::startSeconds).toList()))
            .aiming(Target.atMost(2.5, "s")),
        Row.alone(
            service + ", resident, idle",
            "MB",
            Rounds.lowerIsBetter(rounds.stream().map(Footprint::idleMegabytes).toList())),
        Row.alone(
                service + ", resident, loaded",
                "MB",
                Rounds.lowerIsBetter(rounds.stream().map(Footprint::loadedMegabytes).toList()))
            .aiming(Target.atMost(300, "MB")));
  }

  private static Footprint footprint(Stage stage, Desk desk, PartName service) throws Exception {
    try {
      double startSeconds = secondsToReady(stage, service);
      Thread.sleep(stage.window(IDLE));
      double idle = Resident.megabytes(stage.stack().pid(service));
      load(stage, desk, service);
      return new Footprint(startSeconds, idle, Resident.megabytes(stage.stack().pid(service)));
    } finally {
      stage.stack().kill(service);
    }
  }

  private static double secondsToReady(Stage stage, PartName service) throws Exception {
    try (var starter = Executors.newSingleThreadExecutor()) {
      long from = System.nanoTime();
      Future<?> start = starter.submit(() -> stage.stack().start(service));
      while (!ready(stage, service)) {
        Thread.sleep(ASK_EVERY);
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      start.get();
      return seconds;
    }
  }

  private static boolean ready(Stage stage, PartName service) {
    try (var probe = new HttpConnection(stage.stack().uri(service), "none")) {
      return probe.get("/q/health/ready").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /// The service's own kind of command from several clients, as fast as they are served.
  private static void load(Stage stage, Desk desk, PartName service) throws Exception {
    List<HttpConnection> connections = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Role role = service == BUDGET_SERVICE ? Role.BUDGET_OFFICER : Role.DESK_OFFICER;
      connections.add(desk.connect(service, role));
    }
    Clients.run(
        CLIENTS,
        Duration.ZERO,
        stage.window(LOAD),
        client -> {
          HttpConnection mine = connections.get(client);
          return switch (service) {
            case GRANT_SERVICE -> () -> Desk.candidate(mine);
            case BUDGET_SERVICE -> () -> Desk.requestBudget(mine, YEAR_FIRST + client);
            case ELIGIBILITY_SERVICE -> () -> Desk.assess(mine);
            case POSTGRES, KAFKA -> throw new IllegalArgumentException("not a service");
          };
        });
    for (HttpConnection each : connections) {
      each.close();
    }
  }

  private static final String HOW =
      """
      One service at a time, killed and started again, PostgreSQL and Kafka running: from the start
      of the process to the first 200 from `/q/health/ready`; then resident memory after two seconds
      of rest, and after five seconds of commands over HTTP from eight clients.
      """;
}
