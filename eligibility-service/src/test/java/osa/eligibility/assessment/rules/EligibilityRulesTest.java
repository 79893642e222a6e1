package osa.eligibility.assessment.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.assessment.rules.RulesFixture.FINE;
import static osa.eligibility.assessment.rules.RulesFixture.RADAR;
import static osa.eligibility.assessment.rules.RulesFixture.item;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.domain.RuleSet;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EligibilityRulesTest {

  private static final RuleSet PRINCIPLES = Case.ruleSet("3P-2024");
  private static final RuleSet NEWEST = Case.ruleSet("3P-2026");
  private static final RuleSet OSA = Case.ruleSet("OSA-2023");
  private static final AssessmentRequest DRONE = item(ItemKind.UAV, false);

  @Test
  void a_kind_that_the_vocabulary_of_a_model_lacks_fails_and_does_not_fall_to_another_row() {
    var rules =
        withChanged(
            PRINCIPLES,
            "\"SEARCH_AND_RESCUE_EQUIPMENT\", \"UAV\", ",
            "\"SEARCH_AND_RESCUE_EQUIPMENT\", ");

    var failure =
        assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));

    assertTrue(failure.getMessage().contains(PRINCIPLES.id()), failure::getMessage);
    assertTrue(failure.getMessage().contains("decision Category"), failure::getMessage);
    assertTrue(failure.getMessage().contains("Item kind=UAV"), failure::getMessage);
  }

  @Test
  void a_word_outside_the_allowed_values_fails_even_where_every_row_takes_any() {
    var rules =
        withChanged(
            OSA,
            "\"L\", \"LM\", \"UM\", \"H\", \"UNCLASSIFIED\", \"UNKNOWN\"</text>",
            "\"L\", \"UM\", \"H\", \"UNCLASSIFIED\", \"UNKNOWN\"</text>");

    var failure =
        assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));

    assertTrue(failure.getMessage().contains("decision Income"), failure::getMessage);
    assertTrue(failure.getMessage().contains("Income group=LM"), failure::getMessage);
  }

  @Test
  void a_kind_that_no_row_names_fails() {
    var rules =
        withChanged(
            PRINCIPLES,
            "\"SHIP_IDENTIFICATION_EQUIPMENT\", \"UAV\"</text>",
            "\"SHIP_IDENTIFICATION_EQUIPMENT\"</text>");

    var failure =
        assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));

    assertTrue(failure.getMessage().contains("no answer"), failure::getMessage);
  }

  @Test
  void a_kind_that_two_rows_name_fails() {
    var rules =
        withChanged(
            PRINCIPLES,
            "<text>\"TRANSPORT_UAV\"</text>",
            "<text>\"TRANSPORT_UAV\", \"UAV\"</text>");

    assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));
  }

  @Test
  void a_reason_that_is_not_in_the_catalogue_fails() {
    var rules = withChanged(OSA, "\"NOT_CLEARLY_ARMED_FORCES\"", "\"SOMETHING_NEW\"");
    var coastGuard =
        RulesFixture.request(
            List.of(Pillar.P1),
            BeneficiaryKind.COAST_GUARD,
            RADAR.items(),
            new Undertakings(true, true));

    var failure =
        assertThrows(
            RuleFailure.class, () -> rules.judge(Sheet.of(coastGuard, FINE), PRINCIPLES, OSA));

    assertTrue(failure.getMessage().contains("SOMETHING_NEW"), failure::getMessage);
  }

  @Test
  void a_rule_set_without_a_model_fails() {
    var rules = EligibilityRules.of(List.of());

    assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));
  }

  @Test
  void a_model_asked_for_an_input_that_nobody_supplies_fails() {
    var rules =
        withChanged(
            OSA, "name=\"Pillar\"", "name=\"Mood\"", "<text>Pillar</text>", "<text>Mood</text>");

    var failure =
        assertThrows(RuleFailure.class, () -> rules.judge(Sheet.of(DRONE, FINE), PRINCIPLES, OSA));

    assertTrue(failure.getMessage().contains("nobody supplies: Mood"), failure::getMessage);
  }

  @Test
  void a_model_that_does_not_compile_stops_the_start() {
    assertThrows(
        RuleFailure.class, () -> withChanged(OSA, "<text>Pillar</text>", "<text>Pilar (</text>"));
  }

  @Test
  void a_model_with_a_document_type_is_refused_before_anything_reads_it() {
    var failure =
        assertThrows(
            RuleFailure.class,
            () ->
                withChanged(
                    OSA,
                    "<definitions ",
                    "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n"
                        + "<definitions "));

    assertTrue(failure.getMessage().contains("document type"), failure::getMessage);
  }

  @Test
  void all_reasons_come_in_the_order_of_the_checks() {
    var everythingWrong =
        RulesFixture.request(
            List.of(Pillar.NONE),
            BeneficiaryKind.COAST_GUARD,
            List.of(
                new ItemLine("L1", "a missile", ItemKind.MISSILE, 1, false),
                new ItemLine("L2", "a radar", ItemKind.COASTAL_RADAR, 1, false)),
            new Undertakings(false, false));
    var worst =
        new Standing(
            Income.H,
            DacStatus.NOT_LISTED,
            true,
            Presence.IN_FORCE,
            Presence.IN_FORCE,
            Presence.IN_FORCE,
            Presence.IN_FORCE,
            new Conflict(true, Finding.NONE, true),
            new Conflict(true, Finding.DISQUALIFYING, true),
            true);

    var findings = Case.RULES.judge(Sheet.of(everythingWrong, worst), PRINCIPLES, OSA);

    assertEquals(
        List.of(
            ReasonCode.NOT_CLEARLY_ARMED_FORCES,
            ReasonCode.HIGH_INCOME,
            ReasonCode.DETT_NOT_RELEVANT,
            ReasonCode.TREATY_BREACH,
            ReasonCode.UN_SECURITY_COUNCIL_MEASURES,
            ReasonCode.PARTY_TO_CONFLICT,
            ReasonCode.CONFLICT_SIGNAL_UNDETERMINED,
            ReasonCode.ARMED_CONFLICT,
            ReasonCode.OUTSIDE_PILLARS,
            ReasonCode.OUTSIDE_FIVE_CATEGORIES,
            ReasonCode.LETHAL_WEAPON,
            ReasonCode.OTHER_PURPOSE_USE_NOT_EXCLUDED,
            ReasonCode.THIRD_PARTY_TRANSFER_NOT_EXCLUDED),
        findings.reasons().stream().map(Reason::code).toList());
    assertEquals(
        List.of("L1", "L1"),
        findings.reasons().stream().map(Reason::lineId).filter(id -> id != null).toList());
    assertEquals("Apache KIE DMN 10.2.0", findings.engine());
  }

  @Test
  void many_threads_get_the_same_answer_as_one() throws Exception {
    var request = item(ItemKind.MISSILE, false);
    var expected = Case.RULES.judge(Sheet.of(request, FINE), NEWEST, OSA);
    assertNotEquals(expected, Case.RULES.judge(Sheet.of(DRONE, FINE), NEWEST, OSA));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Findings>> answers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        var asked = i % 2 == 0 ? request : DRONE;
        answers.add(threads.submit(() -> Case.RULES.judge(Sheet.of(asked, FINE), NEWEST, OSA)));
      }
      for (int i = 0; i < answers.size(); i += 2) {
        assertEquals(expected, answers.get(i).get());
      }
    }
  }

  private static EligibilityRules withChanged(RuleSet changed, String... replacements) {
    List<RuleModel> models = new ArrayList<>();
    for (RuleModel model : Case.CATALOGUE.models()) {
      String dmn = model.dmn();
      for (int i = 0; model.ruleSet().equals(changed) && i < replacements.length; i += 2) {
        assertTrue(dmn.contains(replacements[i]), "nothing to replace: " + replacements[i]);
        dmn = dmn.replace(replacements[i], replacements[i + 1]);
      }
      models.add(new RuleModel(model.ruleSet(), dmn));
    }
    return EligibilityRules.of(models);
  }
}
