package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.PartName;
import osa.launcher.Role;

/// The real record of FY2023 to FY2026, loaded over HTTP while each of the five processes is killed
/// (-9) once. Everything below is asked of what is there afterwards.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordJourneyTest {

  private static final Duration RECOVERY_MAX = Duration.ofSeconds(120);
  private static Programme programme;

  @BeforeAll
  static void load_the_record_while_every_process_is_killed_once() throws Exception {
    programme = Programme.started();
    try (var loading = Executors.newSingleThreadExecutor()) {
      Future<?> load = loading.submit(() -> programme.stack().loadRecord());
      for (PartName part : PartName.values()) {
        // Each falls when the load has come a little further than at the one before.
        long progress = progress();
        await().atMost(RECOVERY_MAX).until(() -> load.isDone() || progress() > progress);
        assertFalse(load.isDone(), "the load was over before " + part + " could be killed");
        programme.stack().kill(part);
        programme.stack().start(part);
      }
      load.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the load did not complete", e.getCause());
    }
  }

  /// How many countries, fiscal years' events and grants there are; what cannot be asked because
  /// its process is being killed counts as before.
  private static long progress() {
    try {
      return count(ELIGIBILITY_SERVICE, "/countries")
          + count(GRANT_SERVICE, "/grants")
          + count(BUDGET_SERVICE, "/fiscal-years");
    } catch (UncheckedIOException | AssertionError e) {
      return Long.MIN_VALUE;
    }
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  private static Answer read(PartName service, String path) {
    return programme.get(service, Role.AUDITOR, path).expect(200);
  }

  private static long count(PartName service, String path) {
    return all(service, path).size();
  }

  private static List<JsonNode> all(PartName service, String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      String separator = path.contains("?") ? "&" : "?";
      JsonNode page = read(service, path + separator + "limit=200&cursor=" + cursor).body();
      page.at("/items").forEach(items::add);
      cursor = page.at("/nextCursor").isTextual() ? page.at("/nextCursor").asText() : null;
    }
    return items;
  }

  private static List<JsonNode> signed() {
    return all(GRANT_SERVICE, "/grants").stream()
        .filter(grant -> grant.at("/notes/amountJpy").asLong() > 0)
        .sorted(Comparator.comparing(grant -> grant.at("/notes/signedOn").asText()))
        .toList();
  }

  @Test
  void sc_30_sc_32_sc_34_the_free_balances_are_those_of_the_published_record() {
    Map<Integer, Long> free = new TreeMap<>();
    Map<Integer, Long> appropriated = new TreeMap<>();
    for (int year = 2023; year <= 2026; year++) {
      Answer answer = read(BUDGET_SERVICE, "/fiscal-years/" + year);
      free.put(year, answer.number("/freeJpy"));
      appropriated.put(year, answer.number("/appropriatedJpy"));
    }
    assertEquals(
        Map.of(2023, 25_000_000L, 2024, 0L, 2025, 1_000_000_000L, 2026, 18_100_000_000L), free);
    assertEquals(
        Map.of(
            2023, 2_000_000_000L,
            2024, 5_000_000_000L,
            2025, 8_100_000_000L,
            2026, 18_100_000_000L),
        appropriated);
    assertEquals(
        1_000_000_000,
        read(BUDGET_SERVICE, "/fiscal-years/2024").number("/reservedJpy"),
        "Indonesia's notes are signed and not in force");
    assertEquals(
        4_000_000_000L, read(BUDGET_SERVICE, "/fiscal-years/2024").number("/committedJpy"));
  }

  @Test
  void fourteen_grants_are_signed_each_covered_by_an_eligible_assessment() {
    List<JsonNode> grants = signed();
    assertEquals(14, grants.size());
    for (JsonNode grant : grants) {
      assertEquals("ELIGIBLE", grant.at("/assessment/outcome").asText(), grant::toPrettyString);
      JsonNode assessment =
          read(ELIGIBILITY_SERVICE, "/assessments/" + grant.at("/assessment/assessmentId").asText())
              .body();
      assertEquals("ELIGIBLE", assessment.at("/outcome").asText());
      assertEquals(grant.at("/recipientIso3").asText(), assessment.at("/recipientIso3").asText());
    }
    assertEquals(
        1_975_000_000L + 5_000_000_000L + 7_100_000_000L,
        grants.stream().mapToLong(grant -> grant.at("/notes/amountJpy").asLong()).sum());
  }

  @Test
  void nothing_is_doubled_in_any_history() {
    for (JsonNode grant : all(GRANT_SERVICE, "/grants")) {
      List<String> types =
          all(GRANT_SERVICE, "/grants/" + grant.at("/grantId").asText() + "/events").stream()
              .map(event -> event.at("/type").asText())
              .filter(type -> !type.startsWith("lot-"))
              .toList();
      assertEquals(types.stream().distinct().toList(), types, grant::toPrettyString);
    }
    for (int year = 2023; year <= 2026; year++) {
      List<String> spent =
          all(BUDGET_SERVICE, "/fiscal-years/" + year + "/events").stream()
              .filter(event -> event.at("/data/grantId").isTextual())
              .map(event -> event.at("/type").asText() + event.at("/data/grantId").asText())
              .toList();
      assertEquals(spent.stream().distinct().toList(), spent);
    }
    assertEquals(218, count(ELIGIBILITY_SERVICE, "/countries"));
  }

  @Test
  void sc_03_sc_07_sc_08_sc_12_the_illustrative_assessments_fall_as_the_rules_say() {
    Map<String, String> outcomes = new TreeMap<>();
    for (String iso3 : List.of("SGP", "MMR", "PAK")) {
      outcomes.put(iso3, assessed(iso3).at("/outcome").asText());
    }
    assertEquals(Map.of("SGP", "INELIGIBLE", "MMR", "INELIGIBLE", "PAK", "REFERRED"), outcomes);
    assertTrue(assessed("SGP").toString().contains("HIGH_INCOME"));
    assertTrue(assessed("MMR").toString().contains("ARMED_CONFLICT"));
    JsonNode thailand =
        all(ELIGIBILITY_SERVICE, "/assessments?recipient=THA").stream()
            .filter(assessment -> assessment.at("/request/validOn").asText().startsWith("2025-07"))
            .findFirst()
            .orElseThrow();
    assertEquals("REFERRED", thailand.at("/outcome").asText());
    assertTrue(thailand.toString().contains("BORDER_CLASH_GREY_AREA"));
  }

  private static JsonNode assessed(String iso3) {
    return all(ELIGIBILITY_SERVICE, "/assessments?recipient=" + iso3).getFirst();
  }

  @Test
  void sc_31_a_fifth_reservation_of_fiscal_year_2023_is_refused_with_the_available_amount() {
    Answer refused =
        programme.create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/2023/reservations",
            Map.of("grantId", "fifth", "amountJpy", 25_000_001));
    refused.expect(409);
    assertEquals("INSUFFICIENT_FUNDS", refused.code());
    assertEquals(25_000_000, refused.number("/availableJpy"));
  }

  @Test
  void sc_52_sc_53_deliveries_stand_as_they_happened() {
    JsonNode fiji = of("FJI", 2023);
    assertEquals("PARTLY_DELIVERED", fiji.at("/status").asText());
    assertEquals(1, fiji.at("/lotsOpen").asInt());
    JsonNode malaysia = of("MYS", 2023);
    assertEquals("DELIVERED", malaysia.at("/status").asText());
    assertEquals("2025-10-01", malaysia.at("/deliveredOn").asText());
    assertEquals(655, malaysia.at("/daysFromNotesToDelivery").asInt());
  }

  private static JsonNode of(String iso3, int fiscalYear) {
    return signed().stream()
        .filter(
            grant ->
                grant.at("/recipientIso3").asText().equals(iso3)
                    && grant.at("/selection/fiscalYear").asInt() == fiscalYear)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void loading_again_changes_nothing() {
    List<Long> before = versions();
    programme.stack().loadRecord();
    assertEquals(before, versions());
  }

  private static List<Long> versions() {
    List<Long> versions = new ArrayList<>();
    all(GRANT_SERVICE, "/grants").forEach(item -> versions.add(item.at("/version").asLong()));
    all(BUDGET_SERVICE, "/fiscal-years")
        .forEach(item -> versions.add(item.at("/version").asLong()));
    all(ELIGIBILITY_SERVICE, "/countries")
        .forEach(item -> versions.add(item.at("/version").asLong()));
    versions.add(count(ELIGIBILITY_SERVICE, "/assessments"));
    return versions;
  }
}
