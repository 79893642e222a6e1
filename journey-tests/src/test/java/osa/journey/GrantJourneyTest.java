package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.PartName;
import osa.launcher.Role;

/// A grant's way through all three services.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantJourneyTest {

  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(90);
  private static final int YEAR = 2026;
  private static Programme programme;

  @BeforeAll
  static void a_country_that_qualifies_and_a_year_with_money() {
    programme = Programme.started();
    CountryOverHttp.qualifying(programme, "FJI");
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/initial-appropriation",
            Map.of("amountJpy", 18_100_000_000L, "occurredOn", "2026-04-11"))
        .expect(201);
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  private static Answer year() {
    return programme.get(BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR).expect(200);
  }

  private static long held(String grantId, String amount) {
    for (var allocation : year().body().at("/allocations")) {
      if (allocation.at("/grantId").asText().equals(grantId)) {
        return allocation.at("/" + amount).asLong();
      }
    }
    return 0;
  }

  @Test
  void from_candidate_to_hand_over_with_the_money_following_every_step() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(YEAR, 600_000_000, "RESERVED");
    assertEquals(600_000_000, held(grant.id(), "reservedJpy"));

    grant.signed(550_000_000, "ON_SIGNATURE");
    grant.until(read -> read.text("/commitment").equals("COMMITTED"));
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(() -> assertEquals(0, held(grant.id(), "reservedJpy")));
    assertEquals(550_000_000, held(grant.id(), "committedJpy"));

    grant
        .done("lots", Map.of("lotId", "L1", "description", "Radars", "quantity", 5))
        .done("lots/L1/handover", Map.of("quantity", 6));
    Answer delivered = grant.read();
    assertEquals("DELIVERED", delivered.text("/status"));
    assertEquals(5, delivered.number("/lots/0/quantityPlanned"));
    assertEquals(6, delivered.number("/lots/0/quantityHandedOver"));

    var events =
        programme.get(GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id() + "/events?limit=200");
    assertTrue(
        events.expect(200).body().at("/items").findValuesAsText("type").size() > 7,
        () -> events.body().toPrettyString());
  }

  @Test
  void one_request_can_be_followed_by_its_correlation_through_two_services() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(YEAR, 1_000, "RESERVED");
    var grantEvents =
        programme.get(GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id() + "/events").body();
    var items = grantEvents.at("/items");
    var answer = items.get(items.size() - 1);
    var question = items.get(items.size() - 2);
    assertTrue(answer.at("/actor").asText().startsWith("policy:When"), answer::toString);
    assertEquals(question.at("/correlationId").asText(), answer.at("/correlationId").asText());
  }

  @Test
  void sc_56_signed_is_not_in_force_and_commits_nothing_before_the_notice() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(YEAR, 1_000_000_000, "RESERVED")
            .signed(1_000_000_000, "ON_NOTICE");
    assertEquals("NOTES_SIGNED", grant.read().text("/status"));
    assertEquals(1_000_000_000, held(grant.id(), "reservedJpy"));
    assertEquals(0, held(grant.id(), "committedJpy"));

    grant.done("entry-into-force", Map.of());
    grant.until(read -> read.text("/commitment").equals("COMMITTED"));
    assertEquals(1_000_000_000, held(grant.id(), "committedJpy"));
  }

  @Test
  void what_the_year_cannot_pay_is_declined_with_the_amount_that_is_available() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(YEAR, 99_000_000_000L, "DECLINED");
    Answer declined = grant.read();
    assertEquals("INSUFFICIENT_FUNDS", declined.text("/selection/declineReason"));
    assertTrue(declined.number("/selection/availableJpy") > 0);
    assertEquals(
        409,
        grant.tell("notes", Map.of("amountJpy", 1, "entryIntoForce", "ON_SIGNATURE")).status());

    grant.selected(YEAR, 1_000, "RESERVED");
  }

  @Test
  void a_withdrawn_grant_gives_its_money_back() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(YEAR, 5_000, "RESERVED");
    grant.done("withdrawal", Map.of("reason", "The recipient changed its plans"));
    await()
        .atMost(CATCH_UP_MAX)
        .untilAsserted(() -> assertEquals(0, held(grant.id(), "reservedJpy")));
  }

  @Test
  void a_country_nobody_registered_is_answered_too() {
    GrantOverHttp grant = GrantOverHttp.candidate(programme, "ATA");
    grant.done("assessment-requests", Map.of("validOn", "2026-05-01"));
    grant.until(read -> read.text("/assessment/outcome").equals("REJECTED"));
    assertEquals(409, grant.tell("selection", Map.of("fiscalYear", YEAR, "amountJpy", 1)).status());
  }

  @Test
  void with_kafka_down_commands_are_accepted_and_answered_when_it_is_back() {
    GrantOverHttp waiting = GrantOverHttp.candidate(programme, "FJI");
    programme.stack().kill(PartName.KAFKA);
    try {
      waiting.done("assessment-requests", Map.of("validOn", "2026-05-01"));
      GrantOverHttp.candidate(programme, "FJI");
      programme.get(GRANT_SERVICE, Role.AUDITOR, "/q/health/ready").expect(200);
    } finally {
      programme.stack().start(PartName.KAFKA);
    }
    waiting.until(read -> read.text("/assessment/outcome").equals("ELIGIBLE"));
  }

  @Test
  void the_fiscal_year_shows_a_reservation_at_once_to_who_names_the_selection() {
    List<GrantOverHttp> grants = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      grants.add(
          GrantOverHttp.candidate(programme, "FJI")
              .done("assessment-requests", Map.of("validOn", "2026-05-01")));
    }
    for (GrantOverHttp grant : grants) {
      grant.until(read -> read.text("/assessment/outcome").equals("ELIGIBLE"));
      Answer selected =
          grant.tell("selection", Map.of("fiscalYear", YEAR, "amountJpy", 1_000)).expect(200);
      Answer year =
          programme
              .getAt(selected.position(), BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR)
              .expect(200);
      assertTrue(
          year.body().at("/allocations").findValuesAsText("grantId").contains(grant.id()),
          () -> selected.position() + " is not in " + year.body().toPrettyString());
    }
  }

  @Test
  void while_nothing_can_be_heard_a_read_says_what_it_waits_for() {
    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI").assessed("2026-05-01", "ELIGIBLE");
    programme.stack().kill(PartName.KAFKA);
    String position;
    try {
      position = grant.tell("selection", Map.of("fiscalYear", YEAR, "amountJpy", 1_000)).position();
      Answer missing =
          programme
              .getAt(position, BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR)
              .expect(503);
      assertEquals("POSITION_NOT_SEEN", missing.code());
      assertEquals(position, missing.text("/waitsFor/0"));
      programme.getAt(position, GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id()).expect(200);
    } finally {
      programme.stack().start(PartName.KAFKA);
    }
    Answer year =
        await()
            .atMost(CATCH_UP_MAX)
            .until(
                () ->
                    programme.getAt(
                        position, BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR),
                read -> read.status() == 200);
    assertTrue(year.body().at("/allocations").findValuesAsText("grantId").contains(grant.id()));
  }

  @Test
  void with_postgresql_down_a_service_says_so_and_recovers_by_itself() {
    GrantOverHttp grant = GrantOverHttp.candidate(programme, "FJI");
    programme.stack().kill(PartName.POSTGRES);
    try {
      Answer refused =
          programme.get(GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id()).expect(503);
      assertEquals("UNAVAILABLE", refused.code());
    } finally {
      programme.stack().start(PartName.POSTGRES);
    }
    await()
        .atMost(CATCH_UP_MAX)
        .until(
            () ->
                programme.get(GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id()).status()
                    == 200);
    grant.assessed("2026-05-01", "ELIGIBLE");
  }
}
