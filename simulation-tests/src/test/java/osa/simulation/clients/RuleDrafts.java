package osa.simulation.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import osa.eligibility.lab.ModelCheck;
import osa.eligibility.lab.VersionCheck;
import osa.eligibility.policy.ContentHash;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.Checks;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCases;

/// What somebody may want the rules to be: the models that the product ships, as they are and with
/// one row or one word changed, so that some judge as the ones before and some do not. Each was
/// checked by the product's own check.
///
/// What they change depends on the case's item, income or conflicts alone, and on the facts only
/// where the rules before them told these apart already.
public final class RuleDrafts {

  public static final TestCases NO_TEST_CASES = ContentHash.testCases(List.of());

  /// @param checks what the product's check came to, once for all seeds: it takes seconds
  public record Draft(String title, Model model, Checks checks) {}

  private static final Duration CHECK_TIME_MAX = Duration.ofMinutes(10);
  private static final VersionCheck CHECK = new VersionCheck(new ModelCheck(CHECK_TIME_MAX));

  private final Map<Policy, List<Draft>> drafts;

  private RuleDrafts(Map<Policy, List<Draft>> drafts) {
    this.drafts = drafts;
  }

  public static RuleDrafts of(RuleSetCatalogue bundled) {
    String principles = bundled.model("3P-2026").orElseThrow().dmn();
    String osa = bundled.model("OSA-2023").orElseThrow().dmn();
    return new RuleDrafts(
        Map.of(
            Policy.THREE_PRINCIPLES,
            List.of(
                draft(
                    Policy.THREE_PRINCIPLES,
                    "a person classifies everything",
                    changed(
                        principles,
                        "(equipment_rule_5_in_1\">\\s*<text>)\"UNDETERMINED\"",
                        "$1\"UNDETERMINED\", \"NON_WEAPON\"")),
                draft(Policy.THREE_PRINCIPLES, "as it was in 2026", principles),
                draft(
                    Policy.THREE_PRINCIPLES,
                    "in other words",
                    changed(principles, "an item is a weapon or it is not", "or it is none"))),
            Policy.OSA_POLICY,
            List.of(
                draft(
                    Policy.OSA_POLICY,
                    "every conflict is for a person",
                    changed(osa, effectOf("INTERNAL_CONFLICT_NO_OBSTACLE"), "$1\"REFERRED\"")),
                draft(
                    Policy.OSA_POLICY,
                    "income does not matter",
                    changed(osa, effectOf("HIGH_INCOME"), "$1\"NOTE\"")),
                draft(
                    Policy.OSA_POLICY,
                    "in other words",
                    changed(osa, "What OSA policy allows", "What OSA policy permits")))));
  }

  public List<Draft> of(Policy policy) {
    return drafts.get(policy);
  }

  public List<Draft> all() {
    return drafts.values().stream().flatMap(List::stream).toList();
  }

  private static Draft draft(Policy policy, String title, String dmn) {
    Model model = ContentHash.model(dmn);
    return new Draft(
        title, model, CHECK.check(policy, dmn, List.of()).of(model, NO_TEST_CASES).orElseThrow());
  }

  private static String effectOf(String code) {
    return "(\"" + code + "\"</text>\\s*</outputEntry>\\s*<outputEntry[^>]*>\\s*<text>)\"[A-Z]+\"";
  }

  private static String changed(String dmn, String what, String by) {
    String changed = dmn.replaceFirst(what, by);
    if (changed.equals(dmn)) {
      throw new IllegalStateException("the model says nothing of " + what);
    }
    return changed;
  }
}
