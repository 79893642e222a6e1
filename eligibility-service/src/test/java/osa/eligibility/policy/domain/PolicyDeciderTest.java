package osa.eligibility.policy.domain;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.eligibility.policy.domain.PolicyFixture.IN_FORCE;
import static osa.eligibility.policy.domain.PolicyFixture.NEW;
import static osa.eligibility.policy.domain.PolicyFixture.NEW_YEAR;
import static osa.eligibility.policy.domain.PolicyFixture.NO_CASES;
import static osa.eligibility.policy.domain.PolicyFixture.OLD;
import static osa.eligibility.policy.domain.PolicyFixture.PASSED;
import static osa.eligibility.policy.domain.PolicyFixture.POLICY;
import static osa.eligibility.policy.domain.PolicyFixture.REPORT;
import static osa.eligibility.policy.domain.PolicyFixture.and;
import static osa.eligibility.policy.domain.PolicyFixture.approval;
import static osa.eligibility.policy.domain.PolicyFixture.approve;
import static osa.eligibility.policy.domain.PolicyFixture.approved;
import static osa.eligibility.policy.domain.PolicyFixture.draft;
import static osa.eligibility.policy.domain.PolicyFixture.drafted;
import static osa.eligibility.policy.domain.PolicyFixture.draftedAs;
import static osa.eligibility.policy.domain.PolicyFixture.passed;
import static osa.eligibility.policy.domain.PolicyFixture.publish;
import static osa.eligibility.policy.domain.PolicyFixture.published;
import static osa.eligibility.policy.domain.PolicyFixture.revise;
import static osa.eligibility.policy.domain.PolicyFixture.scheduled;
import static osa.eligibility.policy.domain.PolicyFixture.submitted;

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
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetRevised;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyDeciderTest {

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
    var version = new Bundled("3P-2026", "old", List.of(), OLD, LocalDate.of(2026, 4, 21), null);

    POLICY.given(IN_FORCE).when(new AdoptBundled(List.of(version))).thenNothingHappened();
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
  void what_was_withdrawn_is_never_revised() {
    POLICY
        .given(and(drafted(), new RuleSetWithdrawn("3P-2027", "no", "Aoki")))
        .when(revise(OLD, "Aoki"))
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
    var overOtherTestCases = new Checks(NEW.contentHash(), "9".repeat(64), "c", "an engine", 0);
    POLICY
        .given(drafted())
        .when(new SubmitRuleSet("3P-2027", overOtherTestCases, "Aoki"))
        .thenRefused(PolicyRejection.CHECKED_ANOTHER_CONTENT, Map.of("id", "3P-2027"));
    POLICY
        .given(IN_FORCE)
        .when(draft(Policy.THREE_PRINCIPLES, "3P-2027", Optional.of(overOtherTestCases)))
        .thenRefused(PolicyRejection.CHECKED_ANOTHER_CONTENT, Map.of("id", "3P-2027"));
    POLICY
        .given(drafted())
        .when(
            new ReviseRuleSet(
                "3P-2027", Optional.of(OLD), Optional.empty(), "Aoki", Optional.of(PASSED)))
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
        .when(
            new ApproveRuleSet(
                "3P-2027", new Approval("Baba", OLD.contentHash(), REPORT), Evidence.CASES))
        .thenRefused(
            PolicyRejection.APPROVED_ANOTHER_CONTENT,
            Map.of("id", "3P-2027", "contentHash", NEW.contentHash()));
  }

  @Test
  void an_approval_needs_a_back_test_of_that_content() {
    POLICY
        .given(submitted())
        .when(new ApproveRuleSet("3P-2027", approval("Baba"), Evidence.NONE))
        .thenRefused(
            PolicyRejection.BACK_TEST_UNKNOWN,
            Map.of("backTestHash", REPORT, "contentHash", NEW.contentHash()));
    POLICY
        .given(submitted())
        .when(new ApproveRuleSet("3P-2027", approval("Baba"), Evidence.NO_CASE))
        .thenRefused(
            PolicyRejection.BACK_TEST_SHOWS_NO_CASE,
            Map.of("backTestHash", REPORT, "contentHash", NEW.contentHash()));
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

  @Test
  void a_policy_has_so_many_versions_and_no_more() {
    List<PolicyEvent> past = new ArrayList<>(drafted());
    for (int versions = 2; versions < PolicyDecider.VERSIONS_MAX; versions++) {
      past.add(draftedAs("3P-another-" + versions));
    }

    POLICY
        .given(past.subList(0, past.size() - 1))
        .when(draft(Policy.THREE_PRINCIPLES, "3P-one-more", Optional.empty()))
        .then(draftedAs("3P-one-more"));
    POLICY
        .given(past)
        .when(draft(Policy.THREE_PRINCIPLES, "3P-one-more", Optional.empty()))
        .thenRefused(PolicyRejection.TOO_MANY_VERSIONS);
  }
}
