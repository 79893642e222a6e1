package osa.bench.http;

import static osa.launcher.PartName.GRANT_SERVICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.append.Baseline;
import osa.bench.append.Pool;
import osa.bench.append.Store;
import osa.bench.measure.Clients;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;
import osa.launcher.Role;

/// Commands over HTTP per second.
public final class CommandSection implements Section {
  private static final int CLIENTS = 32;
  private static final Duration RUN_UP = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofSeconds(4);
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  @Override
  public String key() {
    return "http";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    stage.run(Set.of(GRANT_SERVICE));
    List<HttpConnection> desks = new ArrayList<>();
    try (Pool pool = Pool.open(stage.database("bench_raw"));
        Store raw = Baseline.open(stage, pool)) {
      Desk desk = new Desk(stage);
      for (int client = 0; client < CLIENTS; client++) {
        desks.add(desk.connect(GRANT_SERVICE, Role.DESK_OFFICER));
      }
      commands(desks, Duration.ZERO, stage.window(WARM_UP));
      var brought =
          stage
              .<Double>contest()
              .side("ours", () -> commands(desks, stage.window(RUN_UP), stage.window(WINDOW)))
              .side(
                  raw.name(),
                  () -> {
                    raw.empty();
                    return raw.eventsPerSecond(
                        CLIENTS, 1, stage.window(RUN_UP), stage.window(WINDOW));
                  })
              .run("32 clients, POST /grants");
      Row row =
          Row.compared(
                  "32 clients, POST /grants",
                  "/s",
                  Rounds.higherIsBetter(brought.get("ours")),
                  raw.name(),
                  Rounds.higherIsBetter(brought.get(raw.name())))
              .aiming(Target.atLeast(0.2));
      return new Table(key(), "Command over HTTP", HOW, List.of(row));
    } finally {
      for (HttpConnection each : desks) {
        each.close();
      }
    }
  }

  private static double commands(List<HttpConnection> desks, Duration runUp, Duration window)
      throws Exception {
    return Clients.run(
            desks.size(), runUp, window, client -> () -> Desk.candidate(desks.get(client)))
        .perSecond();
  }

  private static final String HOW =
      """
      A desk officer names a candidate: token checked (RS256), body validated, idempotency key
      claimed, decision taken, event appended, read model and answer written, one commit; 201 with
      the view and its ETag. Connections are kept open. Beside it the bare INSERT of one event of
      250 bytes per commit, by as many clients. The grant service is the only one that runs.
      """;
}
