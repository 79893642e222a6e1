package osa.eligibility.assessment.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.assessment.domain.Eligibility.ELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.INELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.REFERRED;
import static osa.eligibility.assessment.domain.ReasonCode.HIGH_INCOME;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordReassessment;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentCommand.Supersede;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.kernel.DeciderLaws;
import osa.kernel.DeciderSpec;

/// What takes an assessment's place when the world has changed, and what does not.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupersedingTest {

  private static final AssessmentId ID = new AssessmentId(new UUID(0, 1));
  private static final AssessmentId NEXT = new AssessmentId(new UUID(0, 2));
  private static final LocalDate VALID_ON = LocalDate.of(2026, 1, 15);
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 20);
  private static final Cause CAUSE =
      new Cause.FileChanged(
          new UUID(0, 9), "THA", "determination GREY_AREA", LocalDate.of(2025, 5, 28));
  private static final AssessmentEvent DECIDED =
      new AssessmentDecided(ID.value(), judgement(ELIGIBLE));
  private static final AssessmentEvent REFERRED_TO_A_PERSON =
      new AssessmentReferred(ID.value(), judgement(REFERRED));
  private static final AssessmentEvent SUPERSEDED =
      new AssessmentSuperseded(ID.value(), NEXT.value(), CAUSE);
  private static final Succession SUCCESSION = new Succession(ID.value(), ID.value(), 1, CAUSE);

  private final DeciderSpec<Assessment, AssessmentCommand, AssessmentEvent> assessment =
      DeciderSpec.of(new AssessmentDecider());

  private static Supersede by(Eligibility outcome) {
    return new Supersede(NEXT, judgement(outcome), CAUSE, TODAY);
  }

  private static Supersede by(Eligibility outcome, LocalDate validOn) {
    return new Supersede(NEXT, judgement(outcome, validOn), CAUSE, TODAY);
  }

  @Test
  void whatever_is_accepted_can_be_replayed() {
    Set<Class<?>> accepted = new HashSet<>();

    new DeciderLaws<>(new AssessmentDecider(), (_, event) -> accepted.add(event.getClass()))
        .whatIsAcceptedIsTaken(
            List.of(
                new RecordJudgement(ID, judgement(ELIGIBLE)),
                new RecordJudgement(ID, judgement(REFERRED)),
                new RejectRequest(ID, "a grant", "QQQ", "UNKNOWN_COUNTRY", "there is none"),
                new RecordReassessment(ID, judgement(REFERRED), SUCCESSION),
                by(ELIGIBLE),
                by(INELIGIBLE),
                new CloseReferral(ReferralDecision.APPROVE, "why", "officer", TODAY),
                new CloseReferral(ReferralDecision.REJECT, "why", "officer", TODAY)),
            200,
            12);

    assertEquals(Set.of(AssessmentEvent.class.getPermittedSubclasses()), accepted);
  }

  private static AssessmentEvent closed(ReferralDecision decision) {
    return new ReferralClosed(
        ID.value(), judgement(REFERRED), decision, decision.outcome(), "why", "officer", TODAY);
  }

  @Test
  void another_verdict_takes_its_place() {
    assessment.given(DECIDED).when(by(REFERRED)).then(SUPERSEDED);
    assessment.given(DECIDED).when(by(INELIGIBLE)).then(SUPERSEDED);
    assessment.given(REFERRED_TO_A_PERSON).when(by(ELIGIBLE)).then(SUPERSEDED);
  }

  @Test
  void the_same_verdict_for_other_reasons_takes_its_place_too() {
    var referred = judgement(REFERRED);
    var other = withReasons(referred, new Reason(HIGH_INCOME, Effect.REFERRED, "a basis", null));

    assessment
        .given(REFERRED_TO_A_PERSON)
        .when(new Supersede(NEXT, other, CAUSE, TODAY))
        .then(SUPERSEDED);
  }

  @Test
  void the_same_verdict_stands_however_another_version_of_the_rules_cites_its_source() {
    var then = withReasons(judgement(REFERRED), new Reason(HIGH_INCOME, Effect.NOTE, "a", null));
    var now = withReasons(judgement(REFERRED), new Reason(HIGH_INCOME, Effect.NOTE, "b", null));

    assessment
        .given(new AssessmentReferred(ID.value(), then))
        .when(new Supersede(NEXT, now, CAUSE, TODAY))
        .thenNothingHappened();
    assessment.given(DECIDED).when(by(ELIGIBLE)).thenNothingHappened();
  }

  @Test
  void a_person_who_approved_has_approved_what_was_known_then() {
    assessment
        .given(REFERRED_TO_A_PERSON, closed(ReferralDecision.APPROVE))
        .when(by(INELIGIBLE))
        .then(SUPERSEDED);
    assessment
        .given(REFERRED_TO_A_PERSON, closed(ReferralDecision.APPROVE))
        .when(by(REFERRED))
        .thenNothingHappened();
  }

  @Test
  void what_a_person_refused_no_fact_grants() {
    assessment
        .given(REFERRED_TO_A_PERSON, closed(ReferralDecision.REJECT))
        .when(by(ELIGIBLE))
        .thenNothingHappened();
    assessment
        .given(REFERRED_TO_A_PERSON, closed(ReferralDecision.REJECT))
        .when(by(INELIGIBLE))
        .then(SUPERSEDED);
  }

  @Test
  void what_will_hold_takes_cover_away_at_once_and_gives_none_before_its_day() {
    LocalDate later = TODAY.plusDays(1);
    assessment.given(DECIDED).when(by(REFERRED, later)).then(SUPERSEDED);
    assessment.given(REFERRED_TO_A_PERSON).when(by(ELIGIBLE, later)).thenNothingHappened();
    assessment.given(REFERRED_TO_A_PERSON).when(by(ELIGIBLE, TODAY)).then(SUPERSEDED);
  }

  @Test
  void what_is_covered_stays_covered_for_other_reasons_also_before_their_day() {
    var later = judgement(ELIGIBLE, TODAY.plusDays(1));
    var other = withReasons(later, new Reason(HIGH_INCOME, Effect.NOTE, "a basis", null));

    assessment.given(DECIDED).when(new Supersede(NEXT, other, CAUSE, TODAY)).then(SUPERSEDED);
  }

  @Test
  void an_assessment_ends_once() {
    assessment.given(DECIDED, SUPERSEDED).when(by(INELIGIBLE)).thenNothingHappened();
  }

  @Test
  void what_was_never_judged_is_not_judged_again() {
    assessment.given().when(by(REFERRED)).thenRefused(AssessmentRejection.UNKNOWN_ASSESSMENT);
    assessment
        .given(new RequestRejected(ID.value(), "grant-1", "ZZZ", "UNKNOWN_COUNTRY", "no ZZZ"))
        .when(by(REFERRED))
        .thenRefused(AssessmentRejection.NEVER_JUDGED);
  }

  @Test
  void what_takes_its_place_is_recorded_with_its_cause_and_waits_for_a_person_as_any_referral() {
    var reassessed = new Reassessed(NEXT.value(), judgement(REFERRED), SUCCESSION);
    assessment
        .given()
        .when(new RecordReassessment(NEXT, judgement(REFERRED), SUCCESSION))
        .then(reassessed);
    assessment
        .given(reassessed)
        .when(new CloseReferral(ReferralDecision.APPROVE, "why", "officer", TODAY))
        .then(
            new ReferralClosed(
                NEXT.value(),
                judgement(REFERRED),
                ReferralDecision.APPROVE,
                ELIGIBLE,
                "why",
                "officer",
                TODAY));
  }

  @Test
  void no_identifier_stands_for_two_assessments() {
    assessment
        .given(DECIDED)
        .when(new RecordReassessment(ID, judgement(REFERRED), SUCCESSION))
        .thenRefused(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
  }

  @Test
  void nobody_decides_a_referral_that_another_assessment_has_replaced() {
    assessment
        .given(REFERRED_TO_A_PERSON, SUPERSEDED)
        .when(new CloseReferral(ReferralDecision.APPROVE, "why", "officer", TODAY))
        .thenRefused(
            AssessmentRejection.ASSESSMENT_SUPERSEDED, Map.of("supersededBy", NEXT.toString()));
  }

  @Test
  void its_successors_count_the_rounds_from_the_one_that_was_asked_for() {
    var state =
        assessment.given(new Reassessed(NEXT.value(), judgement(ELIGIBLE), SUCCESSION)).state();

    assertEquals(
        new Succession(NEXT.value(), ID.value(), 2, CAUSE),
        ((Assessment.Current) state).lineage().next(NEXT, CAUSE));
  }

  private static Judgement withReasons(Judgement judgement, Reason reason) {
    return new Judgement(
        judgement.request(),
        judgement.knownAt(),
        new Verdict(judgement.verdict().outcome(), List.of(reason), List.of()),
        judgement.standing(),
        judgement.ruleSets(),
        judgement.facts(),
        judgement.contextFacts(),
        judgement.engine());
  }

  private static Judgement judgement(Eligibility outcome) {
    return judgement(outcome, VALID_ON);
  }

  private static Judgement judgement(Eligibility outcome, LocalDate validOn) {
    var quiet = new Conflict(false, Finding.NONE, true);
    return new Judgement(
        new AssessmentRequest(
            "THA",
            validOn,
            List.of(Pillar.P1),
            new Beneficiary("Navy", BeneficiaryKind.ARMED_FORCES),
            List.of(new ItemLine("L1", "radar", ItemKind.COASTAL_RADAR, 5, false)),
            List.of(),
            List.of(),
            new Undertakings(true, true),
            "grant-1"),
        Instant.parse("2026-01-20T00:00:00Z"),
        new Verdict(outcome, List.of(), List.of()),
        new Standing(
            Income.LM,
            DacStatus.LISTED,
            true,
            Presence.NONE,
            Presence.NONE,
            Presence.NONE,
            Presence.NONE,
            quiet,
            quiet,
            false),
        List.of(new RuleSetUsed("OSA-2023", "0".repeat(64))),
        List.of(),
        List.of(),
        "no engine");
  }
}
