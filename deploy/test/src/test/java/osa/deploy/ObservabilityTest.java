package osa.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files of the profile `observability` agree with each other and with the Compose file. That
/// the services show what is asked for is for the journey tests.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObservabilityTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("osa.home"), "deploy", "observability");
  private static final Map<?, ?> COMPOSE =
      map(read(FOLDER.resolveSibling("compose.yaml")).get("services"));

  private static Map<?, ?> read(Path file) {
    try {
      // Every JSON document is a YAML document.
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(Object node) {
    return node == null ? Map.of() : (Map<?, ?>) node;
  }

  private static List<Map<?, ?>> list(Object node) {
    List<Map<?, ?>> maps = new ArrayList<>();
    ((List<?>) node).forEach(one -> maps.add(map(one)));
    return maps;
  }

  private static List<Map<?, ?>> alerts() {
    return list(read(FOLDER.resolve("alerts.yaml")).get("groups")).stream()
        .flatMap(group -> list(group.get("rules")).stream())
        .toList();
  }

  private static Set<String> names(List<Map<?, ?>> alerts) {
    return alerts.stream()
        .map(alert -> alert.get("alert").toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_alert_says_how_bad_it_is_what_is_wrong_and_where_the_runbook_is() throws IOException {
    Set<String> headings =
        Files.readAllLines(FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toSet());
    Set<String> used = new HashSet<>();
    for (Map<?, ?> alert : alerts()) {
      Map<?, ?> annotations = map(alert.get("annotations"));
      String severity = map(alert.get("labels")).get("severity").toString();
      assertTrue(Set.of("critical", "warning", "info").contains(severity), alert::toString);
      assertTrue(annotations.get("summary").toString().endsWith("."), alert::toString);
      assertTrue(headings.contains(annotations.get("runbook").toString()), alert::toString);
      used.add(annotations.get("runbook").toString());
    }
    assertEquals(headings, used, "a heading that no alert leads to");
  }

  @Test
  void every_alert_is_seen_silent_and_firing() {
    Set<String> silent = new TreeSet<>();
    Set<String> firing = new TreeSet<>();
    for (Map<?, ?> test : list(read(FOLDER.resolve("alerts.test.yaml")).get("tests"))) {
      for (Map<?, ?> look : list(test.get("alert_rule_test"))) {
        (look.containsKey("exp_alerts") ? firing : silent).add(look.get("alertname").toString());
      }
    }
    assertEquals(names(alerts()), silent);
    assertEquals(names(alerts()), firing);
  }

  @Test
  void promtool_finds_the_rules_and_the_configuration_right() throws Exception {
    assumeTrue(runs("promtool", "--version"), "promtool is not installed; it runs with the images");
    assertTrue(runs("promtool", "test", "rules", "alerts.test.yaml"), "by hand it says why");
    assertTrue(runs("promtool", "check", "config", "prometheus.yaml"), "by hand it says why");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"programme", "services"})
  void every_panel_is_whole_and_in_its_place(String name) {
    Map<?, ?> board = read(FOLDER.resolve("grafana/dashboards/" + name + ".json"));
    assertEquals("osa-" + name, board.get("uid"));
    Set<Object> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (Map<?, ?> panel : list(board.get("panels"))) {
      String title = panel.get("title").toString();
      assertTrue(ids.add(panel.get("id")), () -> title + " has the number of another");
      occupy(cells, map(panel.get("gridPos")), title);
      if (!panel.get("type").equals("row")) {
        whole(panel, title);
      }
    }
  }

  private static void occupy(Set<String> cells, Map<?, ?> place, String title) {
    int right = number(place, "x") + number(place, "w");
    assertTrue(right <= 24, () -> title + " is wider than the board");
    for (int x = number(place, "x"); x < right; x++) {
      for (int y = number(place, "y"); y < number(place, "y") + number(place, "h"); y++) {
        assertTrue(cells.add(x + "," + y), () -> title + " lies on another");
      }
    }
  }

  private static int number(Map<?, ?> place, String key) {
    return (Integer) place.get(key);
  }

  private static void whole(Map<?, ?> panel, String title) {
    String provisioned = datasource().get("uid").toString();
    assertTrue(Set.of("stat", "timeseries", "bargauge").contains(panel.get("type")), title);
    assertTrue(panel.get("description").toString().endsWith("."), title);
    Set<Object> letters = new HashSet<>();
    for (Map<?, ?> target : list(panel.get("targets"))) {
      assertEquals(provisioned, map(target.get("datasource")).get("uid"), title);
      assertTrue(!target.get("expr").toString().isBlank(), title);
      assertTrue(letters.add(target.get("refId")), title);
    }
    assertTrue(!letters.isEmpty(), title);
  }

  private static Map<?, ?> datasource() {
    Path file = FOLDER.resolve("grafana/provisioning/datasources/prometheus.yaml");
    return list(read(file).get("datasources")).getFirst();
  }

  @Test
  void names_and_ports_are_those_of_the_compose_file() {
    assertEquals("http://prometheus:9090", datasource().get("url"));
    assertTrue(COMPOSE.containsKey("prometheus"));
    for (Map<?, ?> job : list(read(FOLDER.resolve("prometheus.yaml")).get("scrape_configs"))) {
      addresses(job)
          .filter(address -> !address.startsWith("localhost:"))
          .forEach(
              address -> {
                String[] parts = address.split(":");
                assertTrue(COMPOSE.containsKey(parts[0]), address);
                if (parts[0].contains("-service")) {
                  assertTrue(asked(parts[0]).contains(parts[1]), address);
                }
              });
    }
    Path boards = FOLDER.resolve("grafana/provisioning/dashboards/osa.yaml");
    Object path = map(list(read(boards).get("providers")).getFirst().get("options")).get("path");
    assertTrue(
        ((List<?>) map(COMPOSE.get("grafana")).get("volumes"))
            .contains("./observability/grafana/dashboards:" + path + ":ro"));
  }

  private static Stream<String> addresses(Map<?, ?> job) {
    Stream.Builder<String> found = Stream.builder();
    if (job.get("static_configs") != null) {
      for (Map<?, ?> targets : list(job.get("static_configs"))) {
        ((List<?>) targets.get("targets")).forEach(target -> found.add(target.toString()));
      }
    } else {
      for (Map<?, ?> replica : list(job.get("dns_sd_configs"))) {
        found.add(((List<?>) replica.get("names")).getFirst() + ":" + replica.get("port"));
      }
    }
    return found.build();
  }

  /// What the service's health check asks.
  private static List<?> asked(String service) {
    return (List<?>) map(map(COMPOSE.get(service)).get("healthcheck")).get("test");
  }

  @Test
  void the_collector_uses_what_it_declares_and_listens_where_the_services_send()
      throws IOException {
    Map<?, ?> collector = read(FOLDER.resolve("otel-collector.yaml"));
    Map<?, ?> service = map(collector.get("service"));
    for (Object pipeline : map(service.get("pipelines")).values()) {
      for (String kind : List.of("receivers", "processors", "exporters")) {
        for (Object part : (List<?>) map(pipeline).get(kind)) {
          assertTrue(map(collector.get(kind)).containsKey(part), () -> kind + " " + part);
        }
      }
    }
    assertEquals(
        map(collector.get("extensions")).keySet(), Set.copyOf((List<?>) service.get("extensions")));
    String up = Files.readString(FOLDER.resolveSibling("up"));
    assertTrue(up.contains("http://otel-collector:4318"));
    assertTrue(
        Files.readString(FOLDER.resolve("otel-collector.yaml")).contains("endpoint: 0.0.0.0:4318"));
  }
}
