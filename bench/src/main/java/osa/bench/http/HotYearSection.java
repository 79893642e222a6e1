package osa.bench.http;

import static osa.launcher.PartName.BUDGET_SERVICE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import osa.bench.Section;
import osa.bench.Stage;
import osa.bench.Table;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;
import osa.launcher.Role;

/// Reservations per second when everybody wants money of the same fiscal year.
public final class HotYearSection implements Section {
  private static final int CLIENTS = 32;
  private static final int RESERVATIONS_PER_BURST = 4;
  private static final int BURSTS = 6;
  private static final int HOT_YEAR_FIRST = 2027;
  private static final int COOL_YEAR_FIRST = 2040;
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
    try (var threads = Executors.newFixedThreadPool(CLIENTS);
        var setUp = desk.connect(BUDGET_SERVICE, Role.BUDGET_OFFICER)) {
      List<Client> clients = new ArrayList<>();
      for (int number = 0; number < CLIENTS; number++) {
        clients.add(new Client(desk.connect(BUDGET_SERVICE, Role.BUDGET_OFFICER), number));
        Desk.enact(setUp, COOL_YEAR_FIRST + number);
      }
      Bursts bursts = new Bursts(threads, clients, stage.times(BURSTS));
      Desk.enact(setUp, HOT_YEAR_FIRST);
      bursts.perSecond(HOT_YEAR_FIRST, true);
      bursts.perSecond(COOL_YEAR_FIRST, false);
      // A year that is hot for the first time in each round: the others have their history too.
      int[] hotYear = {HOT_YEAR_FIRST};
      var brought =
          stage
              .<Double>contest()
              .side(
                  ALL_HOT,
                  () -> {
                    Desk.enact(setUp, ++hotYear[0]);
                    return bursts.perSecond(hotYear[0], true);
                  })
              .side(ALL_COOL, () -> bursts.perSecond(COOL_YEAR_FIRST, false))
              .run("32 clients, reservations");
      for (Client client : clients) {
        client.budget().close();
      }
      Row row =
          Row.compared(
                  "32 clients on one year",
                  "/s",
                  Rounds.higherIsBetter(brought.get(ALL_HOT)),
                  "ours, each client on a year of its own",
                  Rounds.higherIsBetter(brought.get(ALL_COOL)))
              .aiming(Target.atLeast(0.3));
      return new Table(key(), "One hot fiscal year", HOW, List.of(row));
    }
  }

  private record Client(HttpConnection budget, int number) {

    /// Reserves for grants of its own; a caller who is told to come again does.
    Void reserve(int year) throws IOException {
      for (int i = 0; i < RESERVATIONS_PER_BURST; i++) {
        String body = "{\"grantId\": \"%s\", \"amountJpy\": 1000}".formatted(grant(i));
        HttpConnection.Answer answer;
        do {
          answer = budget.create("/fiscal-years/" + year + "/reservations", Desk.key(), body);
        } while (answer.status() == 503);
        answer.expect(201);
      }
      return null;
    }

    Void release(int year) throws IOException {
      String etag = budget.get("/fiscal-years/" + year).expect(200).etag();
      for (int i = 0; i < RESERVATIONS_PER_BURST; i++) {
        String path = "/fiscal-years/%d/reservations/%s/release".formatted(year, grant(i));
        etag = budget.change(path, etag, "{\"reason\": \"Not needed\"}").expect(200).etag();
      }
      return null;
    }

    private String grant(int i) {
      return "grant-%d-%d".formatted(number, i);
    }
  }

  private record Bursts(ExecutorService threads, List<Client> clients, int bursts) {

    /// All clients reserve at once, on one year or each on its own; then everything is released
    /// again, off the clock, so that no year has more than one burst's allocations to show.
    double perSecond(int year, boolean oneForAll) throws Exception {
      long nanos = 0;
      for (int burst = 0; burst < bursts; burst++) {
        long from = System.nanoTime();
        atOnce(client -> client.reserve(yearOf(client, year, oneForAll)));
        nanos += System.nanoTime() - from;
        if (oneForAll) {
          for (Client client : clients) {
            client.release(year);
          }
        } else {
          atOnce(client -> client.release(yearOf(client, year, false)));
        }
      }
      return (double) bursts * clients.size() * RESERVATIONS_PER_BURST * 1e9 / nanos;
    }

    private static int yearOf(Client client, int year, boolean oneForAll) {
      return oneForAll ? year : year + client.number();
    }

    private void atOnce(Work work) throws Exception {
      List<Callable<Void>> all =
          clients.stream().<Callable<Void>>map(client -> () -> work.by(client)).toList();
      try {
        for (Future<Void> each : threads.invokeAll(all)) {
          each.get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("a client failed", e.getCause());
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    Void by(Client client) throws Exception;
  }

  private static final String HOW =
      """
      32 clients reserve money over HTTP at once, four grants each, of one fiscal year: one stream, one serial line. Beside it the same
      clients, each on a fiscal year of its own. Between bursts everything is released again, off the clock, so that the year's list of
      allocations stays short. The budget service is the only one that runs.
      """;
}
