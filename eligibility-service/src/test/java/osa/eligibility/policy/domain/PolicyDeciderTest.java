package osa.eligibility.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.policy.domain.PolicyCommand.AdoptBundled;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.Bundled;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetDrafted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetRevised;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyDeciderTest {

  private static final DeciderSpec<PolicyVersions, PolicyCommand, PolicyEvent> POLICY =
      DeciderSpec.of(new PolicyDecider());

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
  private static final String REPORT = "b".repeat(64);
  private static final TestCases NO_CASES = new TestCases("0".repeat(64), List.of());
  private static final Model OLD = new Model("1".repeat(64), "<old/>");
  private static final Model NEW = new Model("2".repeat(64), "<new/>");
  private static final Checks PASSED = passed(NEW);

  private static Checks passed(Model model) {
    return new Checks(model.contentHash(), NO_CASES.hash(), "c".repeat(64), "an engine", 0);
  }

  private static final List<PolicyEvent> IN_FORCE =
      List.of(
          new ModelFiled(OLD.contentHash(), OLD.dmn()),
          new RuleSetAdopted(
              "3P-2026", "old", List.of(), OLD.contentHash(), LocalDate.of(2026, 4, 21), null));

  private static List<PolicyEvent> and(List<PolicyEvent> past, PolicyEvent... more) {
    List<PolicyEvent> all = new ArrayList<>(past);
    all.addAll(List.of(more));
    return all;
  }

  private static List<PolicyEvent> drafted() {
    return and(
        IN_FORCE,
        new ModelFiled(NEW.contentHash(), NEW.dmn()),
        new TestCasesFiled(NO_CASES.hash(), List.of()),
        draftedAs("3P-2027"));
  }

  private static RuleSetDrafted draftedAs(String id) {
    return new RuleSetDrafted(id, "new", List.of(), NEW.contentHash(), NO_CASES.hash(), "Aoki");
  }

  private static List<PolicyEvent> submitted() {
    return and(
        drafted(),
        new RuleSetChecked("3P-2027", PASSED),
        new RuleSetSubmitted("3P-2027", PASSED, "Aoki"));
  }

  private static List<PolicyEvent> approved() {
    return and(submitted(), new RuleSetApproved("3P-2027", approval("Baba")));
  }

  private static List<PolicyEvent> scheduled() {
    return and(
        approved(),
        new RuleSetSuperseded("3P-2026", "3P-2027", NEW_YEAR),
        published("3P-2027", NEW_YEAR, null));
  }

  /// Another version, up to its approval.
  private static PolicyEvent[] alsoApproved(String id) {
    return new PolicyEvent[] {
      draftedAs(id),
      new RuleSetChecked(id, PASSED),
      new RuleSetSubmitted(id, PASSED, "Aoki"),
      new RuleSetApproved(id, approval("Baba"))
    };
  }

  private static RuleSetPublished published(String id, LocalDate from, LocalDate to) {
    return new RuleSetPublished(id, NEW.contentHash(), from, to, "Baba");
  }

  private static Approval approval(String approver) {
    return new Approval(approver, NEW.contentHash(), REPORT);
  }

  private static ApproveRuleSet approve(String approver) {
    return new ApproveRuleSet("3P-2027", approval(approver), true);
  }

  private static PublishRuleSet publish(String id, LocalDate from, LocalDate to) {
    return new PublishRuleSet(id, from, to, "Baba");
  }

  private static WithdrawRuleSet withdraw(String id, LocalDate today) {
    return new WithdrawRuleSet(id, "put off", "Baba", today);
  }

  private static DraftRuleSet draft(Policy policy, String id, Optional<Checks> checks) {
    return new DraftRuleSet(policy, id, "new", List.of(), NEW, NO_CASES, "Aoki", checks);
  }

  private static ReviseRuleSet revise(Model model, String reviser) {
    return new ReviseRuleSet(
        "3P-2027", Optional.of(model), Optional.of(NO_CASES), reviser, Optional.of(passed(model)));
  }

  private static RuleSetVersion version(List<PolicyEvent> past, String id) {
    return POLICY.given(past).state().find(id).orElseThrow();
  }

  @Test
  void what_comes_with_the_service_is_taken_over_in_the_order_in_which_it_came_into_force() {
    var later = new Bundled("3P-2026", "b", List.of(), NEW, LocalDate.of(2026, 4, 21), null);
    var earlier =
        new Bundled(
            "3P-2024", "a", List.of(), OLD, LocalDate.of(2024, 3, 26), LocalDate.of(2026, 4, 21));

    POLICY
        .given()
        .when(new AdoptBundled(List.of(later, earlier)))
        .then(
            new ModelFiled(OLD.contentHash(), OLD.dmn()),
            new RuleSetAdopted(
                "3P-2024", "a", List.of(), OLD.contentHash(), LocalDate.of(2024, 3, 26), null),
            new RuleSetSuperseded("3P-2024", "3P-2026", LocalDate.of(2026, 4, 21)),
            new ModelFiled(NEW.contentHash(), NEW.dmn()),
            new RuleSetAdopted(
                "3P-2026", "b", List.of(), NEW.contentHash(), LocalDate.of(2026, 4, 21), null));
  }

  @Test
  void what_comes_with_the_service_is_taken_over_once() {
    POLICY.given(IN_FORCE).when(new AdoptBundled(List.of())).thenNothingHappened();
  }

  @Test
  void a_draft_files_its_content_and_names_it() {
    POLICY
        .given(IN_FORCE)
        .when(draft(Policy.THREE_PRINCIPLES, "3P-2027", Optional.of(PASSED)))
        .then(
            new ModelFiled(NEW.contentHash(), NEW.dmn()),
            new TestCasesFiled(NO_CASES.hash(), List.of()),
            draftedAs("3P-2027"),
            new RuleSetChecked("3P-2027", PASSED));
  }

  @Test
  void a_content_that_is_there_is_not_filed_again() {
    POLICY
        .given(drafted())
        .when(draft(Policy.THREE_PRINCIPLES, "3P-2028", Optional.empty()))
        .then(draftedAs("3P-2028"));
  }

  @Test
  void an_id_is_used_once_also_when_its_version_was_withdrawn() {
    POLICY
        .given(and(drafted(), new RuleSetWithdrawn("3P-2027", "no", "Aoki")))
        .when(draft(Policy.THREE_PRINCIPLES, "3P-2027", Optional.empty()))
        .thenRefused(PolicyRejection.RULE_SET_EXISTS, Map.of("id", "3P-2027"));
  }

  @Test
  void an_id_bears_the_sign_of_its_policy_so_that_no_other_policy_can_have_it() {
    POLICY
        .given(IN_FORCE)
        .when(draft(Policy.OSA_POLICY, "3P-2027", Optional.empty()))
        .thenRefused(PolicyRejection.ID_OF_ANOTHER_POLICY, Map.of("id", "3P-2027", "sign", "OSA-"));
  }

  @Test
  void a_revision_makes_a_draft_of_it_again_and_needs_a_new_approval() {
    var past = approved();

    POLICY
        .given(past)
        .when(revise(OLD, "Chiba"))
        .then(
            new RuleSetRevised(
                "3P-2027", "new", List.of(), OLD.contentHash(), NO_CASES.hash(), "Chiba"),
            new RuleSetChecked("3P-2027", passed(OLD)));
  }

  @Test
  void a_revision_that_changes_nothing_is_none() {
    POLICY.given(approved()).when(revise(NEW, "Chiba")).thenNothingHappened();
  }

  @Test
  void what_is_published_is_never_revised() {
    POLICY.given(scheduled()).when(revise(OLD, "Aoki")).thenRefused(PolicyRejection.WRONG_STATE);
    POLICY
        .given(IN_FORCE)
        .when(
            new ReviseRuleSet(
                "3P-2026", Optional.of(NEW), Optional.of(NO_CASES), "Aoki", Optional.of(PASSED)))
        .thenRefused(PolicyRejection.WRONG_STATE);
  }

  @Test
  void what_was_checked_is_submitted_with_its_checks() {
    POLICY
        .given(and(drafted(), new RuleSetChecked("3P-2027", PASSED)))
        .when(new SubmitRuleSet("3P-2027", PASSED, "Aoki"))
        .then(new RuleSetSubmitted("3P-2027", PASSED, "Aoki"));
  }

  @Test
  void what_was_kept_with_errors_is_checked_when_it_is_submitted() {
    POLICY
        .given(drafted())
        .when(new SubmitRuleSet("3P-2027", PASSED, "Aoki"))
        .then(
            new RuleSetChecked("3P-2027", PASSED), new RuleSetSubmitted("3P-2027", PASSED, "Aoki"));
  }

  @Test
  void checks_of_another_content_count_for_nothing() {
    POLICY
        .given(drafted())
        .when(new SubmitRuleSet("3P-2027", passed(OLD), "Aoki"))
        .thenRefused(PolicyRejection.CHECKED_ANOTHER_CONTENT, Map.of("id", "3P-2027"));
  }

  @Test
  void a_second_person_approves() {
    POLICY
        .given(submitted())
        .when(approve("Baba"))
        .then(new RuleSetApproved("3P-2027", approval("Baba")));
  }

  @Test
  void the_author_may_not_approve() {
    POLICY
        .given(submitted())
        .when(approve("Aoki"))
        .thenRefused(
            PolicyRejection.AUTHOR_MAY_NOT_APPROVE,
            Map.of("id", "3P-2027", "writtenBy", List.of("Aoki")));
  }

  @Test
  void nobody_who_ever_revised_it_may_approve() {
    var revisedByChiba =
        and(
            drafted(),
            new RuleSetRevised(
                "3P-2027", "new", List.of(), OLD.contentHash(), NO_CASES.hash(), "Chiba"),
            new RuleSetRevised(
                "3P-2027", "new", List.of(), NEW.contentHash(), NO_CASES.hash(), "Aoki"),
            new RuleSetChecked("3P-2027", PASSED),
            new RuleSetSubmitted("3P-2027", PASSED, "Aoki"));

    POLICY
        .given(revisedByChiba)
        .when(approve("Chiba"))
        .thenRefused(
            PolicyRejection.AUTHOR_MAY_NOT_APPROVE,
            Map.of("id", "3P-2027", "writtenBy", List.of("Aoki", "Chiba")));
  }

  @Test
  void an_approval_is_over_the_content_that_the_version_has() {
    POLICY
        .given(submitted())
        .when(new ApproveRuleSet("3P-2027", new Approval("Baba", OLD.contentHash(), REPORT), true))
        .thenRefused(
            PolicyRejection.APPROVED_ANOTHER_CONTENT,
            Map.of("id", "3P-2027", "contentHash", NEW.contentHash()));
  }

  @Test
  void an_approval_needs_a_back_test_of_that_content() {
    POLICY
        .given(submitted())
        .when(new ApproveRuleSet("3P-2027", approval("Baba"), false))
        .thenRefused(PolicyRejection.BACK_TEST_UNKNOWN);
  }

  @Test
  void only_what_was_submitted_is_approved_and_only_what_was_approved_is_published() {
    POLICY
        .given(drafted())
        .when(approve("Baba"))
        .thenRefused(
            PolicyRejection.WRONG_STATE,
            Map.of("id", "3P-2027", "state", "DRAFT", "possibleIn", List.of("SUBMITTED")));
    POLICY
        .given(submitted())
        .when(publish("3P-2027", NEW_YEAR, null))
        .thenRefused(
            PolicyRejection.WRONG_STATE,
            Map.of("id", "3P-2027", "state", "SUBMITTED", "possibleIn", List.of("APPROVED")));
  }

  @Test
  void a_publication_takes_over_from_the_version_without_an_end() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", NEW_YEAR, null))
        .then(
            new RuleSetSuperseded("3P-2026", "3P-2027", NEW_YEAR),
            published("3P-2027", NEW_YEAR, null));
  }

  @Test
  void what_will_be_superseded_is_in_force_until_then() {
    var old = version(scheduled(), "3P-2026");

    assertEquals(RuleSetState.PUBLISHED, old.stateOn(NEW_YEAR.minusDays(1)));
    assertEquals(RuleSetState.SUPERSEDED, old.stateOn(NEW_YEAR));
    assertTrue(old.ruleSet(Policy.THREE_PRINCIPLES).orElseThrow().inForceOn(TODAY));
    assertFalse(old.ruleSet(Policy.THREE_PRINCIPLES).orElseThrow().inForceOn(NEW_YEAR));
  }

  @Test
  void a_publication_that_overlaps_a_version_with_an_end_is_refused_and_names_it() {
    var past = and(scheduled(), alsoApproved("3P-2028"));

    POLICY
        .given(past)
        .when(publish("3P-2028", LocalDate.of(2026, 12, 1), NEW_YEAR))
        .thenRefused(
            PolicyRejection.VALIDITY_OVERLAPS,
            Map.of(
                "ruleSetId",
                "3P-2026",
                "validFrom",
                LocalDate.of(2026, 4, 21),
                "validTo",
                NEW_YEAR));
  }

  @Test
  void a_publication_does_not_take_over_from_the_very_day_on_which_another_begins() {
    POLICY
        .given(and(scheduled(), alsoApproved("3P-2028")))
        .when(publish("3P-2028", NEW_YEAR, null))
        .thenRefused(
            PolicyRejection.VALIDITY_OVERLAPS,
            Map.of("ruleSetId", "3P-2027", "validFrom", NEW_YEAR));
  }

  @Test
  void a_publication_may_fill_the_time_before_all_others() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 4, 21)))
        .then(published("3P-2027", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 4, 21)));
  }

  @Test
  void a_validity_that_ends_before_it_begins_is_refused() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", NEW_YEAR, NEW_YEAR))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
    POLICY
        .given(approved())
        .when(publish("3P-2027", LocalDate.of(2200, 1, 1), null))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
  }

  @Test
  void what_is_not_in_force_yet_can_be_withdrawn_and_the_one_before_holds_on() {
    POLICY
        .given(scheduled())
        .when(withdraw("3P-2027", NEW_YEAR.minusDays(1)))
        .then(
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", null, null));
  }

  @Test
  void the_one_before_holds_on_until_the_next_that_is_published() {
    var later = LocalDate.of(2028, 1, 1);
    var past =
        and(
            and(scheduled(), alsoApproved("3P-2028")),
            new RuleSetSuperseded("3P-2027", "3P-2028", later),
            published("3P-2028", later, null));

    POLICY
        .given(past)
        .when(withdraw("3P-2027", TODAY))
        .then(
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", later, "3P-2028"));
  }

  @Test
  void what_is_in_force_can_not_be_withdrawn() {
    POLICY
        .given(scheduled())
        .when(withdraw("3P-2027", NEW_YEAR))
        .thenRefused(
            PolicyRejection.ALREADY_IN_FORCE, Map.of("id", "3P-2027", "validFrom", NEW_YEAR));
  }

  @Test
  void a_withdrawn_version_is_not_in_force_but_still_known_to_whoever_asked_it() {
    var past =
        and(
            scheduled(),
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", null, null));
    var state = POLICY.given(past).state();

    assertEquals(
        List.of("3P-2026"), state.ruleSets(Policy.THREE_PRINCIPLES).map(RuleSet::id).toList());
    assertTrue(version(past, "3P-2027").ruleSet(Policy.THREE_PRINCIPLES).isPresent());
    assertEquals(RuleSetState.WITHDRAWN, version(past, "3P-2027").stateOn(TODAY));
  }

  @Test
  void a_version_that_there_is_not_is_absent() {
    POLICY
        .given(IN_FORCE)
        .when(approve("Baba"))
        .thenRefused(PolicyRejection.UNKNOWN_RULE_SET, Map.of("id", "3P-2027"));
  }

  @Test
  void a_history_that_can_not_be_stops_its_reader() {
    assertThrows(
        IllegalStateException.class,
        () -> POLICY.given(and(submitted(), published("3P-2027", NEW_YEAR, null))));
    assertThrows(IllegalStateException.class, () -> POLICY.given(draftedAs("3P-2027")));
    assertThrows(
        IllegalStateException.class, () -> POLICY.given(and(drafted(), draftedAs("3P-2027"))));
  }
}
