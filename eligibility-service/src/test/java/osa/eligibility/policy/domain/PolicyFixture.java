package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetDrafted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.kernel.DeciderSpec;

/// The Three Principles with one version in force and another on its way to be published: Aoki
/// writes it and Baba approves it.
final class PolicyFixture {

  private PolicyFixture() {}

  static final DeciderSpec<PolicyVersions, PolicyCommand, PolicyEvent> POLICY =
      DeciderSpec.of(new PolicyDecider());

  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
  static final String REPORT = "b".repeat(64);
  static final TestCases NO_CASES = new TestCases("0".repeat(64), List.of());
  static final Model OLD = new Model("1".repeat(64), "<old/>");
  static final Model NEW = new Model("2".repeat(64), "<new/>");
  static final Checks PASSED = passed(NEW);

  static Checks passed(Model model) {
    return new Checks(model.contentHash(), NO_CASES.hash(), "c".repeat(64), "an engine", 0);
  }

  static final List<PolicyEvent> IN_FORCE =
      List.of(
          new ModelFiled(OLD.contentHash(), OLD.dmn()),
          new RuleSetAdopted(
              "3P-2026", "old", List.of(), OLD.contentHash(), LocalDate.of(2026, 4, 21), null));

  static List<PolicyEvent> and(List<PolicyEvent> past, PolicyEvent... more) {
    List<PolicyEvent> all = new ArrayList<>(past);
    all.addAll(List.of(more));
    return all;
  }

  static List<PolicyEvent> drafted() {
    return and(
        IN_FORCE,
        new ModelFiled(NEW.contentHash(), NEW.dmn()),
        new TestCasesFiled(NO_CASES.hash(), List.of()),
        draftedAs("3P-2027"));
  }

  static RuleSetDrafted draftedAs(String id) {
    return new RuleSetDrafted(id, "new", List.of(), NEW.contentHash(), NO_CASES.hash(), "Aoki");
  }

  static List<PolicyEvent> submitted() {
    return and(
        drafted(),
        new RuleSetChecked("3P-2027", PASSED),
        new RuleSetSubmitted("3P-2027", PASSED, "Aoki"));
  }

  static List<PolicyEvent> approved() {
    return and(submitted(), new RuleSetApproved("3P-2027", approval("Baba")));
  }

  static List<PolicyEvent> scheduled() {
    return and(
        approved(),
        new RuleSetSuperseded("3P-2026", "3P-2027", NEW_YEAR),
        published("3P-2027", NEW_YEAR, null));
  }

  /// Another version, up to its approval.
  static PolicyEvent[] alsoApproved(String id) {
    return new PolicyEvent[] {
      draftedAs(id),
      new RuleSetChecked(id, PASSED),
      new RuleSetSubmitted(id, PASSED, "Aoki"),
      new RuleSetApproved(id, approval("Baba"))
    };
  }

  static RuleSetPublished published(String id, LocalDate from, LocalDate to) {
    return new RuleSetPublished(id, NEW.contentHash(), from, to, "Baba");
  }

  static Approval approval(String approver) {
    return new Approval(approver, NEW.contentHash(), REPORT);
  }

  static ApproveRuleSet approve(String approver) {
    return new ApproveRuleSet("3P-2027", approval(approver), Evidence.CASES);
  }

  static PublishRuleSet publish(String id, LocalDate from, LocalDate to) {
    return new PublishRuleSet(id, from, to, "Baba");
  }

  static WithdrawRuleSet withdraw(String id, LocalDate today) {
    return new WithdrawRuleSet(id, "put off", "Baba", today);
  }

  static DraftRuleSet draft(Policy policy, String id, Optional<Checks> checks) {
    return new DraftRuleSet(policy, id, "new", List.of(), NEW, NO_CASES, "Aoki", checks);
  }

  static ReviseRuleSet revise(Model model, String reviser) {
    return new ReviseRuleSet(
        "3P-2027", Optional.of(model), Optional.of(NO_CASES), reviser, Optional.of(passed(model)));
  }

  static RuleSetVersion version(List<PolicyEvent> past, String id) {
    return POLICY.given(past).state().find(id).orElseThrow();
  }
}
