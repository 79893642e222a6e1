package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.Role;

/// A grant that was covered under rules that hold no more.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesChangeJourneyTest {

  private static final int YEAR = 2025;
  private static final long AMOUNT_JPY = 500_000_000;
  private static final Map<String, Object> NOTES =
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
    Countries.qualify(programme, "PHL");
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  /// What needed no word of a person is for a person to classify.
  private static String stricter(String model) {
    String stricter =
        model.replaceFirst(
            "(equipment_rule_5_in_1\">\\s*<text>)\"UNDETERMINED\"",
            "$1\"UNDETERMINED\", \"NON_WEAPON\"");
    assertNotEquals(model, stricter);
    return stricter;
  }

  @Test
  void stricter_rules_from_today_stop_the_notes_until_a_person_decides() {
    GrantOverHttp grant =
        GrantOverHttp.rescueGear(programme, "PHL")
            .assessed("2026-06-01", "ELIGIBLE")
            .selected(YEAR, AMOUNT_JPY, "RESERVED");
    String covering = grant.read().text("/assessment/assessmentId");
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    new RuleSetOverHttp(programme, "3P-2027")
        .published(
            "THREE_PRINCIPLES",
            "A person classifies everything",
            stricter(new RuleSetOverHttp(programme, "3P-2026").model()),
            today.toString());
    Answer referred = grant.until(read -> read.text("/assessment/outcome").equals("REFERRED"));

    String cause = "/assessment/supersession/cause";
    assertEquals(covering, referred.text("/assessment/supersession/supersededAssessmentId"));
    assertEquals("3P-2027", referred.text(cause + "/ruleSetId"));
    assertEquals(today.toString(), referred.text(cause + "/changesFrom"));
    assertEquals(
        "rule set 3P-2027 came into force: A person classifies everything",
        referred.text(cause + "/statement"));
    Answer refused = grant.tell("notes", NOTES).expect(409);
    assertEquals("REFERRAL_NOT_DECIDED", refused.code());
    assertEquals("3P-2027", refused.text("/causeRuleSetId"));
    assertEquals(referred.text(cause + "/statement"), refused.text("/cause"));
    assertEquals("RESERVED", referred.text("/selection/reservation"));

    approve(referred.text("/assessment/assessmentId"));
    grant.until(read -> read.text("/assessment/outcome").equals("ELIGIBLE"));
    grant.done("notes", NOTES);
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
            Map.of("decision", "APPROVE", "reason", "it is rescue equipment and nothing else"),
            referral.etag())
        .expect(200);
  }
}
