package osa.chaos.load;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import osa.chaos.site.Site;
import osa.launcher.Role;

/// Desk officers who lead grants through their lives without a pause, and a budget officer who
/// gives two fiscal years a little money at a time, never enough for all.
public final class Load implements AutoCloseable {

  private static final int DESK_OFFICERS = 8;
  private static final long INITIAL_JPY = 100_000_000;
  private static final long SUPPLEMENT_JPY = 25_000_000;
  private static final Duration GIVING_UP_MAX = Duration.ofSeconds(30);
  private static final Duration SUPPLEMENT_EVERY = Duration.ofSeconds(3);

  private final HttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Traffic traffic = new Traffic();
  private final List<Client> clients = new ArrayList<>();
  private final AtomicInteger journeys = new AtomicInteger();
  private final AtomicInteger cutShort = new AtomicInteger();
  private final Site site;
  private final SplittableRandom random;
  private final List<Future<?>> working = new ArrayList<>();
  private volatile boolean ending;
  private volatile boolean givenUp;

  public Load(Site site, long seed) {
    this.site = site;
    this.http =
        site.http()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    this.random = new SplittableRandom(seed);
  }

  public Traffic traffic() {
    return traffic;
  }

  /// Three countries that qualify, two years with money; then everybody sets to work.
  public Load start() {
    Client preparing = client("preparing");
    Journey.RECIPIENTS.forEach(iso3 -> preparing.command(Country.thatQualifies(iso3)));
    Journey.FISCAL_YEARS.forEach(
        year -> preparing.command(money(year, "initial-appropriation", INITIAL_JPY)));
    refuseUnlessDone(preparing);
    return goOn();
  }

  /// Everybody sets to work; again, when they had ended in time.
  public Load goOn() {
    ending = false;
    for (int i = 1; i <= DESK_OFFICERS; i++) {
      SplittableRandom own = random.split();
      Client client = client("desk-officer-" + i);
      working.add(threads.submit(() -> lead(client, own)));
    }
    Client officer = client("budget-officer");
    working.add(threads.submit(() -> supplement(officer)));
    return this;
  }

  /// No journey begins any more; those under way end.
  public void end() {
    ending = true;
  }

  /// Waits for the journeys under way; after patience they are given up.
  ///
  /// @return false when something had to be given up
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    boolean inTime = allEndWithin(patience);
    if (!inTime) {
      // Whoever is told so ends at the next turn; what it was told until then counts.
      givenUp = true;
      allEndWithin(GIVING_UP_MAX);
    }
    working.clear();
    return inTime;
  }

  private boolean allEndWithin(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean inTime = true;
    for (Future<?> one : working) {
      inTime &= endsBefore(deadline, one);
    }
    return inTime;
  }

  private boolean endsBefore(long deadline, Future<?> one) throws InterruptedException {
    try {
      one.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the load failed", e.getCause());
    }
  }

  /// How many journeys have come to their end.
  public int journeys() {
    return journeys.get();
  }

  /// How many were given up, or refused something that a journey may never be refused.
  public int journeysCutShort() {
    return cutShort.get();
  }

  public List<Promise> promises() {
    return clients.stream().flatMap(client -> client.promises().stream()).toList();
  }

  private void lead(Client client, SplittableRandom own) {
    while (!ending) {
      boolean whole = new Journey(client, traffic, own).go();
      (whole ? journeys : cutShort).incrementAndGet();
    }
  }

  private void supplement(Client officer) {
    try {
      for (int i = 0; !ending; i++) {
        int year = Journey.FISCAL_YEARS.get(i % Journey.FISCAL_YEARS.size());
        officer.command(money(year, "supplementary-appropriations", SUPPLEMENT_JPY));
        TimeUnit.MILLISECONDS.sleep(SUPPLEMENT_EVERY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Command money(int year, String what, long amountJpy) {
    return Command.create(
        BUDGET_SERVICE,
        Role.BUDGET_OFFICER,
        "/fiscal-years/" + year + "/" + what,
        Map.of("amountJpy", amountJpy),
        Optional.of("fiscal-year/" + year),
        what.equals("initial-appropriation")
            ? "initial-appropriation-enacted.v1"
            : "supplementary-appropriation-enacted.v1");
  }

  private Client client(String role) {
    Client client = new Client(http, site, "chaos-" + role, random.split(), traffic, () -> givenUp);
    clients.add(client);
    return client;
  }

  private static void refuseUnlessDone(Client client) {
    for (Promise promise : client.promises()) {
      if (!promise.done()) {
        throw new IllegalStateException("refused with %d: %s".formatted(promise.status(), promise));
      }
    }
  }

  @Override
  public void close() {
    ending = true;
    givenUp = true;
    threads.shutdownNow();
    http.shutdownNow();
  }

  /// What is recorded about a country of the load.
  private static final class Country {

    static Command thatQualifies(String iso3) {
      Map<String, Object> source = Map.of("kind", "DATASET", "title", "chaos");
      Map<String, Object> incomeGroup =
          Map.of(
              "worldBankYear", 2026,
              "group", "UM",
              "validFrom", "2025-07-01",
              "source", source,
              "confidence", "HIGH");
      Map<String, Object> dacListing =
          Map.of("listed", true, "validFrom", "2022-01-01", "source", source, "confidence", "HIGH");
      return Command.create(
          ELIGIBILITY_SERVICE,
          Role.POLICY_MODELLER,
          "/countries",
          Map.of(
              "iso3",
              iso3,
              "iso2",
              iso3.substring(0, 2),
              "name",
              "Country " + iso3,
              "region",
              "Pacific",
              "incomeGroups",
              List.of(incomeGroup),
              "dacListings",
              List.of(dacListing)),
          Optional.of("country/" + iso3),
          "country-registered.v1",
          "income-group-recorded.v1",
          "dac-listing-recorded.v1");
    }
  }
}
