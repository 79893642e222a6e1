package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.journey.RuleSetOverHttp.Report;
import osa.launcher.Role;

/// A modeller changes a rule, and a second person lets it hold from a day on, over HTTP only.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyLabJourneyTest {

  private static final String CATEGORIES =
      "<text>\"RESCUE\", \"TRANSPORT\", \"VIGILANCE\", \"SURVEILLANCE\", \"MINESWEEPING\"</text>";
  private static final String WITHOUT_RESCUE =
      "<text>\"TRANSPORT\", \"VIGILANCE\", \"SURVEILLANCE\", \"MINESWEEPING\"</text>";
  private static final String OUTSIDE =
      """
              <inputEntry id="permission_rule_3_in_2">
                <text>"NONE"</text>
      """;

  private static final String LAST_DAY_BEFORE = "2030-03-31";
  private static final String FIRST_DAY = "2030-04-01";

  private static Programme programme;
  private static RuleSetOverHttp version;

  @BeforeAll
  static void a_country_that_qualifies() {
    programme = Programme.started();
    version = new RuleSetOverHttp(programme, "3P-2030");
    Countries.qualify(programme, "PHL");
  }

  @AfterAll
  static void stop() {
    programme.close();
  }

  @Test
  void one_cell_is_changed_checked_back_tested_approved_published_and_holds_as_was_said() {
    String earlier = assessed(FIRST_DAY, "ELIGIBLE");
    String principles = new RuleSetOverHttp(programme, "3P-2024").model();

    String broken = withoutRescue(principles, "\"NONE\", \"TRANSPORT\"");
    Answer refused = draft(broken).expect(422);
    assertEquals("MODEL_NOT_USABLE", refused.code());
    assertEquals(List.of("Permission"), placesOf(refused, "GAP"));
    assertEquals(List.of("Permission"), placesOf(refused, "OVERLAP"));

    draft(withoutRescue(principles, "\"NONE\", \"RESCUE\"")).expect(201);
    String contentHash =
        version.step(Role.POLICY_MODELLER, "submission", Map.of()).text("/contentHash");
    Report report = backTested();
    List<JsonNode> changes = list(report.found().at("/outcomeChanges/shown"));
    changes.forEach(each -> assertEquals(FIRST_DAY, each.at("/validOn").asText()));
    JsonNode changed =
        changes.stream().filter(each -> !each.at("/armed").asBoolean()).findFirst().orElseThrow();
    assertEquals("ELIGIBLE", changed.at("/from").asText());
    assertEquals("INELIGIBLE", changed.at("/to").asText());

    version.step(
        Role.POLICY_APPROVER,
        "approval",
        Map.of("contentHash", contentHash, "backTestHash", report.hash()));
    version.step(Role.POLICY_APPROVER, "publication", Map.of("validFrom", FIRST_DAY));
    String before = assessed(LAST_DAY_BEFORE, "ELIGIBLE");
    String after = assessed(FIRST_DAY, "INELIGIBLE");

    programme.stack().restart(ELIGIBILITY_SERVICE);
    for (String assessmentId : List.of(earlier, before, after)) {
      Answer again = programme.get(ELIGIBILITY_SERVICE, Role.AUDITOR, path(assessmentId));
      assertTrue(again.expect(200).body().at("/identical").asBoolean(), again.body()::toString);
    }
    assertEquals(withoutRescue(principles, "\"NONE\", \"RESCUE\""), version.model());
  }

  private static String path(String assessmentId) {
    return "/assessments/" + assessmentId + "/derivation";
  }

  /// Rescue equipment is no longer permitted; what else lies outside is said by the caller.
  private static String withoutRescue(String principles, String outside) {
    String permission = principles.substring(principles.indexOf("permission_rule_2"));
    String changed =
        permission
            .replaceFirst(CATEGORIES, WITHOUT_RESCUE)
            .replace(OUTSIDE, OUTSIDE.replace("\"NONE\"", outside));
    return principles.replace(permission, changed);
  }

  private static Answer draft(String model) {
    return version.draft("THREE_PRINCIPLES", "Rescue equipment is looked at apart", model);
  }

  /// The tables in which this was found, each with a case that shows it.
  private static List<String> placesOf(Answer refused, String code) {
    return list(refused.body().at("/findings")).stream()
        .filter(finding -> finding.at("/code").asText().equals(code))
        .filter(finding -> !finding.at("/example").isEmpty())
        .map(finding -> finding.at("/where").asText())
        .distinct()
        .toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static Report backTested() {
    return RuleSetOverHttp.backTested(
        programme,
        Map.of(
            "candidates",
            List.of(Map.of("ruleSetId", version.id(), "validFrom", FIRST_DAY)),
            "assessments",
            false,
            "grid",
            Map.of(
                "countries", List.of("PHL"),
                "itemKinds", List.of("RESCUE_BOAT"),
                "days", List.of(LAST_DAY_BEFORE, FIRST_DAY))));
  }

  private static String assessed(String validOn, String outcome) {
    Answer assessment =
        programme
            .create(
                ELIGIBILITY_SERVICE,
                Role.DESK_OFFICER,
                "/assessments",
                Map.of(
                    "recipientIso3", "PHL",
                    "validOn", validOn,
                    "pillars", List.of("P1"),
                    "beneficiary", Map.of("name", "Navy", "kind", "ARMED_FORCES"),
                    "items",
                        List.of(
                            Map.of(
                                "lineId", "L1",
                                "description", "a rescue boat",
                                "kind", "RESCUE_BOAT",
                                "quantity", 1,
                                "armed", false)),
                    "undertakings", Map.of("otherPurposeUse", true, "thirdPartyTransfer", true)))
            .expect(201);
    assertEquals(outcome, assessment.text("/outcome"), assessment.body()::toPrettyString);
    return assessment.text("/assessmentId");
  }
}
