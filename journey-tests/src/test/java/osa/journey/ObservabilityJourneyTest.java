package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.journey.ShownQueries.Selection;
import osa.journey.TraceCollector.Seen;
import osa.launcher.PartName;
import osa.launcher.Role;

/// What an operator sees of a journey: its trace, its log lines and the figures that dashboards and
/// alerts ask for.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObservabilityJourneyTest {

  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(90);
  private static final int YEAR = 2026;
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String POISON_TRACE = "1af7651916cd43dd8448eb211c80319d";
  private static final String POISON_CORRELATION = UUID.randomUUID().toString();

  /// What Prometheus adds, and what the gateway and the collector show: seen there by hand.
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");
  private static final Set<String> OF_OTHERS =
      Set.of(
          "haproxy_backend_active_servers",
          "haproxy_frontend_http_responses_total",
          "otelcol_exporter_send_failed_spans",
          "otelcol_receiver_accepted_spans",
          "otelcol_receiver_refused_spans");
  private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("service", "instance", "job");

  private static TraceCollector collector;
  private static Programme programme;

  @BeforeAll
  static void a_traced_journey() throws Exception {
    collector = new TraceCollector();
    programme =
        Programme.started(
            Map.of(
                "OSA_TRACING_ENDPOINT", collector.endpoint(),
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200MS",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "OSA_MESSAGING_FIGURES_EVERY", "PT1S"));
    programme.tracedFrom("00-%s-%s-01".formatted(TRACE, CALLER));
    Countries.qualify(programme, "FJI");
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/initial-appropriation",
            Map.of("amountJpy", 18_100_000_000L, "occurredOn", "2026-04-11"))
        .expect(201);
    GrantOverHttp.candidate(programme, "FJI")
        .assessed("2026-05-01", "ELIGIBLE")
        .selected(YEAR, 600_000_000, "RESERVED");
    refused();
    poison();
  }

  @AfterAll
  static void stop() {
    programme.close();
    collector.close();
  }

  private static void refused() {
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/reservations",
            Map.of("grantId", UUID.randomUUID().toString(), "amountJpy", 1_000_000_000_000L))
        .expect(409);
  }

  /// A message that budget-service cannot read, as somebody who is traced would send it.
  private static void poison() throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>("osa.grant.v1", "grant/poison", "{}".getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            "osa.grant.funds-requested.v1",
            "ce_source",
            "/osa/grant-service",
            "ce_subject",
            "grant/poison",
            "ce_time",
            Instant.now().toString(),
            "ce_correlationid",
            POISON_CORRELATION,
            "ce_causationid",
            UUID.randomUUID().toString(),
            "ce_traceparent",
            "00-%s-%s-01".formatted(POISON_TRACE, CALLER),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", programme.stack().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  private static List<String> names(List<Seen> spans, String service) {
    return spans.stream()
        .filter(span -> span.service().equals(service))
        .map(span -> span.kind() + " " + span.name())
        .toList();
  }

  @Test
  void one_trace_shows_the_journey_through_three_services() {
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(
            () -> {
              List<Seen> trace = collector.of(TRACE);
              assertTrue(
                  names(trace, "grant-service")
                      .containsAll(
                          List.of(
                              "SERVER POST /grants",
                              "SERVER POST /grants/{grantId}/assessment-requests",
                              "PRODUCER send osa.grant.v1",
                              "CONSUMER process osa.eligibility.assessment-decided.v1",
                              "SERVER POST /grants/{grantId}/selection",
                              "CONSUMER process osa.budget.funds-reserved.v1")),
                  () -> names(trace, "grant-service").toString());
              assertTrue(
                  names(trace, "eligibility-service")
                      .containsAll(
                          List.of(
                              "CONSUMER process osa.grant.assessment-requested.v1",
                              "PRODUCER send osa.eligibility.v1")),
                  () -> names(trace, "eligibility-service").toString());
              assertTrue(
                  names(trace, "budget-service")
                      .containsAll(
                          List.of(
                              "CONSUMER process osa.grant.funds-requested.v1",
                              "PRODUCER send osa.budget.v1")),
                  () -> names(trace, "budget-service").toString());
            });
    List<Seen> trace = collector.of(TRACE);
    Map<String, Seen> byId = trace.stream().collect(Collectors.toMap(Seen::id, span -> span));
    for (Seen span : trace) {
      assertTrue(
          span.parent().equals(CALLER) || byId.containsKey(span.parent()),
          () -> "nobody leads to " + span);
    }
    // From the effect in the last service back to the caller, without a gap.
    Seen last = one(trace, "process osa.budget.funds-reserved.v1");
    List<String> way = new ArrayList<>();
    for (Seen span = last; span != null; span = byId.get(span.parent())) {
      way.add(span.service() + " " + span.name());
    }
    assertEquals(
        List.of(
            "grant-service process osa.budget.funds-reserved.v1",
            "budget-service send osa.budget.v1",
            "budget-service process osa.grant.funds-requested.v1",
            "grant-service send osa.grant.v1",
            "grant-service POST /grants/{grantId}/selection"),
        way);
  }

  private static Seen one(List<Seen> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void every_log_line_is_json_and_names_the_trace_and_the_correlation_of_what_it_tells_of()
      throws IOException {
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(
            () -> {
              JsonNode line =
                  lines(BUDGET_SERVICE).stream()
                      .filter(one -> one.at("/message").asText().startsWith("dead letter"))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError("no dead letter in the log"));
              assertEquals(POISON_TRACE, line.at("/mdc/traceId").asText(), line::toString);
              assertEquals(POISON_CORRELATION, line.at("/mdc/correlationId").asText());
              assertEquals("ERROR", line.at("/level").asText());
            });
    for (PartName service : PartName.services()) {
      for (JsonNode line : lines(service)) {
        assertTrue(line.has("timestamp") && line.has("level") && line.has("message"));
      }
    }
  }

  private static List<JsonNode> lines(PartName service) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(programme.stack().log(service))) {
      // The JVM itself knows nothing of this.
      if (!line.startsWith("[") && !line.startsWith("WARNING: ") && !line.isBlank()) {
        lines.add(json.readTree(line));
      }
    }
    return lines;
  }

  @Test
  void dashboards_and_alerts_ask_for_nothing_that_the_services_do_not_show() throws IOException {
    ShownQueries shown =
        new ShownQueries(Path.of(System.getProperty("osa.home"), "deploy/observability"));
    assertTrue(shown.all().size() > 40, () -> "only " + shown.all().size() + " queries found");
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(() -> assertEquals(Set.of(), missing(shown.selections())));
  }

  private static Set<String> missing(List<Selection> selections) {
    List<String> series = new ArrayList<>();
    for (PartName service : List.of(GRANT_SERVICE, BUDGET_SERVICE, ELIGIBILITY_SERVICE)) {
      programme
          .text(service, "/q/metrics")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(series::add);
    }
    Set<String> missing = new TreeSet<>();
    for (Selection wanted : selections) {
      if (OF_PROMETHEUS.contains(wanted.metric()) || OF_OTHERS.contains(wanted.metric())) {
        continue;
      }
      if (series.stream().noneMatch(line -> shows(line, wanted))) {
        missing.add(wanted.toString());
      }
    }
    return missing;
  }

  private static boolean shows(String line, Selection wanted) {
    return (line.startsWith(wanted.metric() + "{") || line.startsWith(wanted.metric() + " "))
        && wanted.values().stream().allMatch(line::contains)
        && wanted.labels().stream()
            .filter(label -> !LABELS_OF_PROMETHEUS.contains(label))
            .allMatch(
                label -> line.contains("{" + label + "=") || line.contains("," + label + "="));
  }
}
