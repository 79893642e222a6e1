package osa.eligibility.assessment.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.CheckReport.RedTestCase;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCase;
import osa.eligibility.policy.domain.TestCase.Expected;

/// A test case is green only when exactly what it expects comes out.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestCaseRunTest {

  private static final Map<String, Object> DRONE = Map.of("Item kind", "UAV");
  private static final Map<String, Object> RICH =
      Map.of(
          "Income group", "H",
          "DAC listing", "NOT_LISTED",
          "Income facts confirmed", true,
          "Transfer agreement", "NONE");

  private static List<RedTestCase> red(
      Policy policy,
      String ruleSetId,
      String decision,
      Map<String, Object> told,
      Expected expected) {
    DecisionModel model =
        DecisionModel.compile(ruleSetId, Case.CATALOGUE.model(ruleSetId).orElseThrow().dmn());
    return TestCaseRun.red(
        policy, model, List.of(new TestCase("a case", decision, told, expected)));
  }

  private static List<RedTestCase> category(Map<String, Object> told, Expected expected) {
    return red(Policy.THREE_PRINCIPLES, "3P-2024", "Category", told, expected);
  }

  private static List<RedTestCase> income(Expected expected) {
    return red(Policy.OSA_POLICY, "OSA-2023", "Income", RICH, expected);
  }

  private static void isRed(String got, List<RedTestCase> red) {
    assertEquals(1, red.size());
    assertTrue(red.getFirst().got().contains(got), red::toString);
  }

  @Test
  void the_expected_word_is_green_and_another_is_red() {
    String word = category(DRONE, new Expected("NONE_OF_THEM", null, null)).getFirst().got();

    assertEquals(List.of(), category(DRONE, new Expected(word.replace("answer ", ""), null, null)));
  }

  @Test
  void all_reasons_and_no_others_are_expected() {
    assertEquals(List.of(), income(new Expected(null, List.of("HIGH_INCOME"), null)));
    isRed("HIGH_INCOME", income(new Expected(null, List.of(), null)));
    isRed("HIGH_INCOME", income(new Expected(null, List.of("HIGH_INCOME", "TREATY_BREACH"), null)));
  }

  @Test
  void the_outcome_is_what_the_reasons_come_to() {
    assertEquals(List.of(), income(new Expected(null, null, "INELIGIBLE")));
    isRed("INELIGIBLE", income(new Expected(null, null, "ELIGIBLE")));
  }

  @Test
  void what_expects_nothing_or_something_of_another_kind_is_red() {
    assertEquals(1, income(new Expected(null, null, null)).size());
    assertEquals(1, income(new Expected("HIGH_INCOME", null, "INELIGIBLE")).size());
    assertEquals(1, category(DRONE, new Expected(null, null, "ELIGIBLE")).size());
  }

  @Test
  void a_case_in_other_words_is_red_and_says_which() {
    Expected any = new Expected("TRANSPORT", null, null);
    Map<String, Object> more = new HashMap<>(DRONE);
    more.put("Weather", "FINE");

    isRed("none of", category(Map.of("Item kind", "SPACESHIP"), any));
    isRed("Weather", category(more, any));
    isRed("needs the input", category(Map.of("Item armed", true), any));
    isRed("not asked", red(Policy.THREE_PRINCIPLES, "3P-2024", "Colour", DRONE, any));
    isRed(
        "suffice for no decision",
        red(Policy.OSA_POLICY, "OSA-2023", null, Map.of("Item armed", true), any));
  }
}
