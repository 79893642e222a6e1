package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.Role;

/// Grants that were covered when the world was another.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldChangesJourneyTest {

  private static final int YEAR = 2025;
  private static final long AMOUNT_JPY = 500_000_000;
  private static final Map<String, Object> NOTES_ON_SIGNATURE =
      Map.of("amountJpy", AMOUNT_JPY, "entryIntoForce", "ON_SIGNATURE");

  private static Programme programme;

  @BeforeAll
  static void a_year_with_money() {
    programme = Programme.started();
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/" + YEAR + "/initial-appropriation",
            Map.of("amountJpy", 8_100_000_000L, "occurredOn", "2025-04-01"))
        .expect(201);
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  private static GrantOverHttp coveredAndReserved(String iso3) {
    Countries.qualify(programme, iso3);
    return GrantOverHttp.rescueGear(programme, iso3)
        .assessed("2026-01-15", "ELIGIBLE")
        .selected(YEAR, AMOUNT_JPY, "RESERVED");
  }

  private static long reserved(String grantId) {
    Answer year = programme.get(BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/" + YEAR).expect(200);
    for (var allocation : year.body().at("/allocations")) {
      if (allocation.at("/grantId").asText().equals(grantId)) {
        return allocation.at("/reservedJpy").asLong();
      }
    }
    return 0;
  }

  @Test
  void sc_09_a_grey_area_found_after_the_cover_stops_the_notes_until_a_person_decides() {
    GrantOverHttp grant = coveredAndReserved("THA");
    String covering = grant.read().text("/assessment/assessmentId");

    Countries.determine(programme, "THA", "GREY_AREA", "2025-05-28");
    Answer referred = grant.until(read -> read.text("/assessment/outcome").equals("REFERRED"));

    assertEquals("BORDER_CLASH_GREY_AREA", referred.text("/assessment/reasons/0"));
    assertEquals(covering, referred.text("/assessment/supersession/supersededAssessmentId"));
    assertEquals("THA", referred.text("/assessment/supersession/cause/iso3"));
    assertEquals("2025-05-28", referred.text("/assessment/supersession/cause/changesFrom"));
    Answer refused = grant.tell("notes", NOTES_ON_SIGNATURE).expect(409);
    assertEquals("REFERRAL_NOT_DECIDED", refused.code());
    assertEquals(referred.text("/assessment/supersession/cause/statement"), refused.text("/cause"));
    assertEquals("RESERVED", referred.text("/selection/reservation"));
    assertEquals(AMOUNT_JPY, reserved(grant.id()));

    approve(referred.text("/assessment/assessmentId"));
    Answer decided = grant.until(read -> read.text("/assessment/outcome").equals("ELIGIBLE"));
    assertEquals("HUMAN", decided.text("/assessment/decidedBy"));
    grant.done("notes", NOTES_ON_SIGNATURE);
    grant.until(read -> read.text("/commitment").equals("COMMITTED"));
    assertEquals(
        referred.text("/assessment/assessmentId"), grant.read().text("/notes/assessmentId"));
  }

  @Test
  void signed_notes_do_not_enter_into_force_on_lost_ground_and_do_when_it_is_regained() {
    GrantOverHttp grant = coveredAndReserved("KHM").signed(AMOUNT_JPY, "ON_NOTICE");

    Countries.determine(programme, "KHM", "GREY_AREA", "2025-05-28");
    grant.until(read -> read.text("/assessment/outcome").equals("REFERRED"));
    assertEquals(
        "REFERRAL_NOT_DECIDED", grant.tell("entry-into-force", Map.of()).expect(409).code());

    Countries.determine(programme, "KHM", "NO_OBSTACLE", "2026-03-01");
    grant.until(read -> read.text("/assessment/outcome").equals("ELIGIBLE"));
    grant.done("entry-into-force", Map.of());
    grant.until(read -> read.text("/commitment").equals("COMMITTED"));
  }

  private static void approve(String assessmentId) {
    String path = "/assessments/" + assessmentId;
    Answer referral = programme.get(ELIGIBILITY_SERVICE, Role.APPROVER, path).expect(200);
    programme
        .change(
            ELIGIBILITY_SERVICE,
            Role.APPROVER,
            path + "/referral-decision",
            Map.of("decision", "APPROVE", "reason", "cannot be used in the border conflict"),
            referral.etag())
        .expect(200);
  }
}
