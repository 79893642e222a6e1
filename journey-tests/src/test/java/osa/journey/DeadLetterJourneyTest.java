package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.Role;

/// What becomes of messages that a service cannot handle, from the broker to the operator.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterJourneyTest {

  private static final String TOPIC = "osa.grant.v1";
  private static final int PARTITION = 2;
  private static final int YEAR = 2026;
  private static final String STRANGER = UUID.randomUUID().toString();
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(90);

  private static Programme programme;

  @BeforeAll
  static void a_year_with_money() {
    programme = Programme.started();
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/initial-appropriation",
            Map.of("amountJpy", 1_000, "occurredOn", "2026-04-11"))
        .expect(201);
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  /// As grant-service would tell it.
  private static ProducerRecord<String, byte[]> told(String type, String data) {
    ProducerRecord<String, byte[]> record = record(data);
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            type,
            "ce_source",
            "/osa/grant-service",
            "ce_subject",
            "grant/" + STRANGER,
            "ce_time",
            Instant.now().toString(),
            "ce_correlationid",
            UUID.randomUUID().toString(),
            "ce_causationid",
            UUID.randomUUID().toString(),
            "content-type",
            "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static ProducerRecord<String, byte[]> record(String data) {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    return new ProducerRecord<>(TOPIC, PARTITION, "grant/" + STRANGER, bytes);
  }

  private static void tell(List<ProducerRecord<String, byte[]>> records) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", programme.stack().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<String, byte[]> record : records) {
        producer.send(record).get();
      }
    }
  }

  private static Answer year() {
    return programme.get(BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR).expect(200);
  }

  private static List<String> open() {
    List<String> ids = new ArrayList<>();
    programme
        .get(BUDGET_SERVICE, Role.OPERATOR, "/dead-letters?status=OPEN")
        .expect(200)
        .body()
        .at("/items")
        .forEach(letter -> ids.add(letter.at("/deadLetterId").asText()));
    return ids;
  }

  private static Answer act(String id, String action, Map<String, ?> body) {
    String path = "/dead-letters/" + id;
    String etag = programme.get(BUDGET_SERVICE, Role.OPERATOR, path).expect(200).etag();
    return programme.change(BUDGET_SERVICE, Role.OPERATOR, path + "/" + action, body, etag);
  }

  private static boolean metricsSay(String series) {
    return programme.text(BUDGET_SERVICE, "/q/metrics").lines().anyMatch(series::equals);
  }

  @Test
  void poison_stops_nobody_and_what_came_too_early_has_its_effect_once_when_it_is_redriven()
      throws Exception {
    String money =
        "{\"grantId\":\"%s\",\"fiscalYear\":%d,\"amountJpy\":7,\"requestedOn\":\"2026-05-01\"}"
            .formatted(STRANGER, YEAR);
    tell(
        List.of(
            record("\u00ff\u0000 not a message"),
            told("osa.grant.notes-entered-into-force.v1", money),
            told("osa.grant.funds-requested.v1", money)));

    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(() -> assertEquals(7, year().number("/reservedJpy"), "the third went on"));
    List<String> letters = open();
    assertEquals(2, letters.size());
    assertEquals(0, year().number("/committedJpy"));
    await().atMost(CATCH_UP_MAX).until(() -> metricsSay("osa_dead_letters_open 2.0"));

    String unreadable = letters.getFirst();
    assertEquals("OPEN", act(unreadable, "redrive", Map.of()).expect(200).text("/status"));
    act(unreadable, "discard", Map.of("reason", "a probe")).expect(200);

    String early = letters.getLast();
    Answer redriven = act(early, "redrive", Map.of("note", "the request has come")).expect(200);
    assertEquals("REDRIVEN", redriven.text("/status"));
    assertEquals(7, year().number("/committedJpy"));
    assertEquals(0, year().number("/reservedJpy"));
    assertEquals("DEAD_LETTER_REDRIVEN", act(early, "redrive", Map.of()).expect(409).code());
    assertEquals(7, year().number("/committedJpy"));

    assertEquals(List.of(), open());
    await().atMost(CATCH_UP_MAX).until(() -> metricsSay("osa_dead_letters_open 0.0"));
    // Whoever else listens could not read it either, and keeps a letter of its own.
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(
            () ->
                assertEquals(
                    "not a complete CloudEvent",
                    programme
                        .get(ELIGIBILITY_SERVICE, Role.AUDITOR, "/dead-letters")
                        .expect(200)
                        .text("/items/0/reason")
                        .replaceFirst(":.*", "")));
  }
}
