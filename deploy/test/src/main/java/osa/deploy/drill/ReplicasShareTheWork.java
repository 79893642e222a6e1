package osa.deploy.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.chaos.evidence.Investigation;
import osa.chaos.load.Load;
import osa.chaos.verdict.ToldMessage;
import osa.launcher.PartName;
import osa.launcher.Role;

/// Two of each service: both work, one relay tells, and when one dies the other has taken over
/// within 10 s what it led, read and answered.
final class ReplicasShareTheWork implements Check {

  private static final Duration TARGET = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHARED_FOR = Duration.ofSeconds(20);
  private static final int LOOKS = 20;
  private static final Duration BACK_MAX = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "replicas";
  }

  @Override
  public String sentence() {
    return "two of each share the work, and one takes over from the other within 10 s";
  }

  @Override
  public List<String> findWrong(Scene scene)
      throws IOException, SQLException, InterruptedException {
    scene.command(Duration.ofSeconds(960), "./up", "--replicas", "--wait", "900");
    List<String> wrong = new ArrayList<>();
    Load load = scene.startLoad();
    wrong.addAll(share(scene));
    wrong.addAll(takeOver(scene, load));
    wrong.addAll(scene.endLoadAndJudge());
    for (PartName service : PartName.services()) {
      scene.engine().docker("rm", "-f", scene.engine().of(service.label() + "-2").id());
    }
    return wrong;
  }

  private static List<String> share(Scene scene) throws IOException, InterruptedException {
    Investigation investigation = new Investigation(scene.site());
    Set<Place> before = places(investigation.told());
    Map<String, Long> answeredBefore = answered(scene);
    TimeUnit.MILLISECONDS.sleep(SHARED_FOR.toMillis());
    lookAround(scene);
    Map<String, Long> answeredAfter = answered(scene);
    Table table = new Table("replica", "requests answered", "partitions read", "leads the relay");
    try (Listeners listeners = new Listeners(scene.site())) {
      for (PartName service : PartName.services()) {
        Map<String, Integer> partitions = listeners.partitions(service);
        List<String> leaders = leaders(scene, service);
        for (int i = 1; i <= 2; i++) {
          String name = service.label() + (i == 1 ? "" : "-2");
          String server = service.label().replace("-service", "-" + i);
          String address = address(scene, name);
          long requests =
              answeredAfter.getOrDefault(server, 0L) - answeredBefore.getOrDefault(server, 0L);
          int reads = partitions.getOrDefault(address, 0);
          table.row(
              requests > 0 && reads > 0 && leaders.size() == 1,
              name,
              "" + requests,
              "" + reads,
              leaders.contains(address) ? "yes" : "no");
        }
      }
    }
    List<String> twice = toldTwice(investigation.told(), before);
    table.row(twice.isEmpty(), "messages told twice meanwhile", "" + twice.size());
    table.print(scene.out());
    return table.wrong();
  }

  /// The load asks nothing of eligibility-service itself; so an auditor looks at all of them.
  private static void lookAround(Scene scene) throws IOException, InterruptedException {
    Map<PartName, String> lists =
        Map.of(
            PartName.GRANT_SERVICE, "/grants",
            PartName.BUDGET_SERVICE, "/fiscal-years",
            PartName.ELIGIBILITY_SERVICE, "/assessments");
    String token = scene.site().token("drill", Role.AUDITOR);
    try (HttpClient client = scene.site().http().build()) {
      for (var list : lists.entrySet()) {
        for (int i = 0; i < LOOKS; i++) {
          client.send(
              HttpRequest.newBuilder(URI.create(scene.site().uri(list.getKey()) + list.getValue()))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.discarding());
        }
      }
    }
  }

  /// One message at one place of a topic.
  private record Place(PartName teller, int partition, long offset) {}

  private static Set<Place> places(Map<PartName, List<ToldMessage>> told) {
    Set<Place> places = new HashSet<>();
    told.forEach((teller, messages) -> messages.forEach(one -> places.add(place(teller, one))));
    return places;
  }

  private static Place place(PartName teller, ToldMessage message) {
    return new Place(teller, message.partition(), message.offset());
  }

  private static List<String> toldTwice(Map<PartName, List<ToldMessage>> told, Set<Place> before) {
    List<String> twice = new ArrayList<>();
    told.forEach(
        (teller, messages) -> {
          Set<UUID> seen = new HashSet<>();
          for (ToldMessage message : messages) {
            if (!message.tellsAPositionOnly()
                && !before.contains(place(teller, message))
                && !seen.add(message.id())) {
              twice.add(message.toString());
            }
          }
        });
    return twice;
  }

  private static List<String> takeOver(Scene scene, Load load)
      throws SQLException, InterruptedException {
    Table table =
        new Table("killed", "led", "lead taken", "partitions taken", "all steps again", "target");
    try (Listeners listeners = new Listeners(scene.site())) {
      for (PartName service : PartName.services()) {
        String leader = leaders(scene, service).getFirst();
        // Of the first service one that does not lead is killed, too.
        boolean leads = service != PartName.GRANT_SERVICE;
        String name = service.label();
        if (address(scene, name).equals(leader) != leads) {
          name += "-2";
        }
        takeOver(scene, load, listeners, table, service, name);
        if (!leads) {
          String led = name.endsWith("-2") ? service.label() : service.label() + "-2";
          takeOver(scene, load, listeners, table, service, led);
        }
      }
    }
    table.print(scene.out());
    return scene.wrongOf(table);
  }

  private static void takeOver(
      Scene scene, Load load, Listeners listeners, Table table, PartName service, String name)
      throws SQLException, InterruptedException {
    Engine engine = scene.engine();
    String address = address(scene, name);
    String other = address(scene, otherOf(name));
    boolean led = leaders(scene, service).contains(address);
    String id = engine.of(name).id();
    long killed = System.nanoTime();
    // So it stays down: the engine does not start what it was told to kill.
    engine.docker("kill", id);
    Duration lead =
        engine.await(
            "another lead of " + service.label(),
            PATIENCE,
            () -> leaders(scene, service).equals(List.of(other)));
    engine.await(
        "another reader of " + service.label(),
        PATIENCE,
        () -> listeners.partitions(service).keySet().equals(Set.of(other)));
    Duration read = Duration.ofNanos(System.nanoTime() - killed);
    Optional<Duration> steps = load.traffic().awaitEveryStepAfter(killed, PATIENCE);
    table.row(
        steps.isPresent(),
        lead.compareTo(TARGET) <= 0
            && read.compareTo(TARGET) <= 0
            && steps.filter(took -> took.compareTo(TARGET) <= 0).isPresent(),
        name,
        led ? "yes" : "no",
        led ? Figures.of(lead) : "-",
        Figures.of(read),
        steps.map(Figures::of).orElse("never"),
        "10 s");
    engine.docker("start", id);
    engine.awaitHealthy(BACK_MAX);
    engine.await(
        "both reading " + service.label(),
        PATIENCE,
        () -> listeners.partitions(service).size() == 2);
  }

  private static String otherOf(String name) {
    return name.endsWith("-2") ? name.replaceFirst("-2$", "") : name + "-2";
  }

  private static List<String> leaders(Scene scene, PartName service) {
    try {
      return Relay.leaders(scene.site(), service);
    } catch (SQLException e) {
      throw new DrillFailed("PostgreSQL does not tell who leads: " + e.getMessage());
    }
  }

  private static String address(Scene scene, String name) throws InterruptedException {
    return scene
        .engine()
        .of(name)
        .address("data")
        .orElseThrow(() -> new DrillFailed(name + " has no address"));
  }

  private static final Pattern RESPONSES =
      Pattern.compile(
          "haproxy_server_http_responses_total\\{[^}]*server=\"([^\"]+)\",code=\"[2-4]xx\"}"
              + " (\\d+)");

  /// What each replica answered, as the gateway counts it.
  private static Map<String, Long> answered(Scene scene) throws IOException, InterruptedException {
    String gateway = scene.engine().of("gateway").address("edge").orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:8404/metrics".formatted(gateway))).build();
    Map<String, Long> answered = new HashMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (Matcher line = RESPONSES.matcher(body); line.find(); ) {
        answered.merge(line.group(1), Long.parseLong(line.group(2)), Long::sum);
      }
    }
    return answered;
  }
}
