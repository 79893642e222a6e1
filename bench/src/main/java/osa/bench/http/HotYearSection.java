package osa.bench.http;

import static osa.launcher.PartName.BUDGET_SERVICE;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.measure.Clients;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;
import osa.launcher.Role;

/// Commands per second when everybody wants money of the same fiscal year.
public final class HotYearSection implements Section {
  private static final int CLIENTS = 32;
  private static final int HOT_YEAR_FIRST = 2027;
  private static final int COOL_YEAR_FIRST = 2040;
  private static final Duration RUN_UP = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofSeconds(4);
  private static final String ALL_HOT = "one year";
  private static final String ALL_COOL = "32 years";

  @Override
  public String key() {
    return "hot-year";
  }

  @Override
  public Table run(Stage stage) throws Exception {
    stage.run(Set.of(BUDGET_SERVICE));
    Desk desk = new Desk(stage);
    List<HttpConnection> clients = new ArrayList<>();
    try (var setUp = desk.connect(BUDGET_SERVICE, Role.BUDGET_OFFICER)) {
      for (int number = 0; number < CLIENTS; number++) {
        clients.add(desk.connect(BUDGET_SERVICE, Role.BUDGET_OFFICER));
        Desk.enact(setUp, COOL_YEAR_FIRST + number);
      }
      Desk.enact(setUp, HOT_YEAR_FIRST);
      perSecond(stage, clients, HOT_YEAR_FIRST, 0);
      perSecond(stage, clients, COOL_YEAR_FIRST, 1);
      // A year of its own for each round: none has a longer history than another.
      int[] hotYear = {HOT_YEAR_FIRST};
      var brought =
          stage
              .<Double>contest()
              .side(
                  ALL_HOT,
                  () -> {
                    Desk.enact(setUp, ++hotYear[0]);
                    return perSecond(stage, clients, hotYear[0], 0);
                  })
              .side(ALL_COOL, () -> perSecond(stage, clients, COOL_YEAR_FIRST, 1))
              .run("32 clients, reserve and release");
      Row row =
          Row.compared(
                  "32 clients on one year",
                  "/s",
                  Rounds.higherIsBetter(brought.get(ALL_HOT)),
                  "ours, each client on a year of its own",
                  Rounds.higherIsBetter(brought.get(ALL_COOL)))
              .aiming(Target.atLeast(0.3));
      return new Table(key(), "One hot fiscal year", HOW, List.of(row));
    } finally {
      for (HttpConnection client : clients) {
        client.close();
      }
    }
  }

  /// @param yearsApart 0 puts all clients on the same year
  private static double perSecond(
      Stage stage, List<HttpConnection> clients, int yearFirst, int yearsApart) throws Exception {
    return Clients.run(
            clients.size(),
            stage.window(RUN_UP),
            stage.window(WINDOW),
            number ->
                new Holder(clients.get(number), yearFirst + number * yearsApart)::reserveOrRelease)
        .perSecond();
  }

  /// Reserves money for a grant and releases it again, in turn, so that the year's list of
  /// allocations stays short.
  private static final class Holder {
    private final HttpConnection budget;
    private final String reservations;
    private final String grantId = UUID.randomUUID().toString();
    private boolean holds;

    private Holder(HttpConnection budget, int year) {
      this.budget = budget;
      this.reservations = "/fiscal-years/" + year + "/reservations";
    }

    private void reserveOrRelease() throws IOException {
      if (holds) {
        Desk.changed(
            budget, reservations + "/" + grantId + "/release", "{\"reason\": \"Not needed\"}");
      } else {
        Desk.created(
            budget, reservations, "{\"grantId\": \"%s\", \"amountJpy\": 1000}".formatted(grantId));
      }
      holds = !holds;
    }
  }

  private static final String HOW =
      """
      32 clients reserve money over HTTP and release it again (`If-Match: *`: it is theirs, whatever
      the others did), all on one fiscal year: one stream, one serial line. Beside it the same
      clients, each on a fiscal year of its own. The budget service is the only one that runs.
      """;
}
