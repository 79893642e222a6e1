package osa.eligibility.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.rules.RuleCheck;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.EngineCheck;
import osa.eligibility.policy.CheckOverdue;
import osa.eligibility.policy.domain.Policy;

/// Whoever sends a model waits for its check no longer than the limit, and nobody works on for
/// them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelCheckTimeTest {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration STOPPED_MAX = Duration.ofSeconds(2);
  private static final String OSA = LabFixture.published("OSA-2023");

  /// All together they have 110,592 cases.
  private static final List<String> INPUTS =
      List.of(
          "beneficiary_kind",
          "income_group",
          "dac_listing",
          "income_facts_confirmed",
          "transfer_agreement",
          "conflict_scope",
          "conflict_signalled",
          "finding",
          "finding_confirmed",
          "pillar",
          "third_party_transfer_excluded");

  @AfterEach
  void the_tests_thread_goes_on() {
    assertFalse(Thread.interrupted());
  }

  /// Four decisions of OSA policy, each told all of these inputs.
  private static String manyCases() {
    String model = OSA;
    for (String decision : List.of("Beneficiary", "Income", "Conflict", "Field")) {
      model = toldEverything(model, decision);
    }
    return model;
  }

  private static String toldEverything(String model, String decision) {
    int begin = model.indexOf(" name=\"" + decision + "\">");
    int variable = model.indexOf("<informationRequirement", begin);
    int table = model.indexOf("<decisionTable", begin);
    String told =
        INPUTS.stream()
            .map(
                input ->
                    "<informationRequirement id=\"%s_told_%s\"><requiredInput href=\"#input_%s\"/>"
                            .formatted(decision, input, input)
                        + "</informationRequirement>\n    ")
            .collect(Collectors.joining());
    return model.substring(0, variable) + told + model.substring(table);
  }

  @Test
  void a_check_that_takes_longer_is_given_up_and_stops() throws InterruptedException {
    ModelCheck check = new ModelCheck(LIMIT);
    String model = manyCases();

    CheckOverdue overdue =
        assertThrows(CheckOverdue.class, () -> check.everyCase(Policy.OSA_POLICY, model));

    assertEquals(LIMIT, overdue.timeMax());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(ModelCheck.THREAD)) {
        assertTrue(thread.join(STOPPED_MAX), "it still works for nobody");
      }
    }
  }

  @Test
  void the_same_limit_holds_for_all_three_steps() {
    ModelCheck check = new ModelCheck(Duration.ofMillis(1));

    assertThrows(CheckOverdue.class, () -> check.findings(Policy.OSA_POLICY, OSA));
  }

  @Test
  void what_a_check_that_was_given_up_leaves_behind_keeps_no_other_from_its_end() {
    assertThrows(
        CheckOverdue.class,
        () -> new ModelCheck(Duration.ofMillis(1)).everyCase(Policy.OSA_POLICY, OSA));

    assertEquals(
        List.of(), new ModelCheck(Duration.ofMinutes(1)).everyCase(Policy.OSA_POLICY, OSA));
  }

  @Test
  void who_is_told_to_stop_asks_no_case_more_and_waits_for_no_turn() {
    DecisionModel model = DecisionModel.compile("OSA-2023", OSA);
    EngineCheck engine = new EngineCheck();

    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> RuleCheck.findings(Policy.OSA_POLICY, model));
      assertThrows(CancellationException.class, () -> engine.findings(OSA));
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
  }
}
