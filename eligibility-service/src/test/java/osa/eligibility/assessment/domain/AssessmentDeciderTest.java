package osa.eligibility.assessment.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.eligibility.assessment.domain.Eligibility.ELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.INELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.REFERRED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
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
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssessmentDeciderTest {

  private static final AssessmentId ID = new AssessmentId(new UUID(0, 1));
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 20);
  private static final RequestRejected REJECTED =
      new RequestRejected(ID.value(), "grant-1", "ZZZ", "UNKNOWN_COUNTRY", "no country ZZZ");

  private final DeciderSpec<Assessment, AssessmentCommand, AssessmentEvent> assessment =
      DeciderSpec.of(new AssessmentDecider());

  @Test
  void a_settled_verdict_is_decided() {
    for (Eligibility outcome : List.of(ELIGIBLE, INELIGIBLE)) {
      var judgement = judgement("PHL", outcome);

      assessment
          .given()
          .when(new RecordJudgement(ID, judgement))
          .then(new AssessmentDecided(ID.value(), judgement));
    }
  }

  @Test
  void a_verdict_that_leaves_it_to_a_person_is_referred() {
    var judgement = judgement("THA", REFERRED);

    assessment
        .given()
        .when(new RecordJudgement(ID, judgement))
        .then(new AssessmentReferred(ID.value(), judgement));
  }

  @Test
  void the_same_request_under_the_same_id_changes_nothing_whatever_the_rules_say_by_now() {
    var earlier = judgement("THA", REFERRED);
    var byNow = new RecordJudgement(ID, judgement("THA", ELIGIBLE));

    assessment.given(new AssessmentDecided(ID.value(), earlier)).when(byNow).thenNothingHappened();
    assessment.given(new AssessmentReferred(ID.value(), earlier)).when(byNow).thenNothingHappened();
    assessment
        .given(new AssessmentReferred(ID.value(), earlier), closed(ReferralDecision.REJECT))
        .when(byNow)
        .thenNothingHappened();
  }

  @Test
  void another_request_under_the_same_id_is_refused_in_every_state() {
    var other = new RecordJudgement(ID, judgement("PHL", ELIGIBLE));
    var earlier = judgement("THA", REFERRED);

    List<List<AssessmentEvent>> pasts =
        List.of(
            List.of(new AssessmentDecided(ID.value(), judgement("THA", INELIGIBLE))),
            List.of(new AssessmentReferred(ID.value(), earlier)),
            List.of(new AssessmentReferred(ID.value(), earlier), closed(ReferralDecision.APPROVE)),
            List.of(REJECTED));
    for (List<AssessmentEvent> past : pasts) {
      assessment
          .given(past)
          .when(other)
          .thenRefused(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    }
  }

  @Test
  void a_person_closes_a_referral_either_way() {
    var referred = new AssessmentReferred(ID.value(), judgement("THA", REFERRED));

    assessment
        .given(referred)
        .when(new CloseReferral(ReferralDecision.APPROVE, "the reason", "officer", TODAY))
        .then(
            new ReferralClosed(
                ID.value(),
                judgement("THA", REFERRED),
                ReferralDecision.APPROVE,
                ELIGIBLE,
                "the reason",
                "officer",
                TODAY));
    assessment
        .given(referred)
        .when(new CloseReferral(ReferralDecision.REJECT, "the reason", "officer", TODAY))
        .then(
            new ReferralClosed(
                ID.value(),
                judgement("THA", REFERRED),
                ReferralDecision.REJECT,
                INELIGIBLE,
                "the reason",
                "officer",
                TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_referral_is_not_closed_without_a_reason(String reason) {
    assessment
        .given(new AssessmentReferred(ID.value(), judgement("THA", REFERRED)))
        .when(new CloseReferral(ReferralDecision.APPROVE, reason, "officer", TODAY))
        .thenRefused(AssessmentRejection.REASON_REQUIRED);
  }

  @Test
  void only_an_open_referral_can_be_closed() {
    var close = new CloseReferral(ReferralDecision.APPROVE, "the reason", "officer", TODAY);

    assessment.given().when(close).thenRefused(AssessmentRejection.UNKNOWN_ASSESSMENT);
    assessment.given(REJECTED).when(close).thenRefused(AssessmentRejection.NOT_REFERRED);
    assessment
        .given(new AssessmentDecided(ID.value(), judgement("SGP", INELIGIBLE)))
        .when(close)
        .thenRefused(AssessmentRejection.NOT_REFERRED, Map.of("outcome", "INELIGIBLE"));
    assessment
        .given(
            new AssessmentReferred(ID.value(), judgement("THA", REFERRED)),
            closed(ReferralDecision.REJECT))
        .when(close)
        .thenRefused(AssessmentRejection.REFERRAL_ALREADY_CLOSED, Map.of("decision", "REJECT"));
  }

  @Test
  void a_request_that_cannot_be_assessed_is_rejected_once() {
    var reject = new RejectRequest(ID, "grant-1", "ZZZ", "UNKNOWN_COUNTRY", "no country ZZZ");

    assessment.given().when(reject).then(REJECTED);
    assessment.given(REJECTED).when(reject).thenNothingHappened();
    assessment
        .given(REJECTED)
        .when(new RejectRequest(ID, "grant-2", "ZZZ", "UNKNOWN_COUNTRY", "no country ZZZ"))
        .thenRefused(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
    assessment
        .given(new AssessmentDecided(ID.value(), judgement("PHL", ELIGIBLE)))
        .when(reject)
        .thenRefused(AssessmentRejection.ASSESSMENT_ALREADY_RECORDED);
  }

  @Test
  void an_impossible_history_stops() {
    var decider = new AssessmentDecider();
    var decided = new AssessmentDecided(ID.value(), judgement("PHL", ELIGIBLE));
    var state = decider.evolve(decider.initial(), decided);

    assertThrows(IllegalStateException.class, () -> decider.evolve(state, decided));
    assertThrows(
        IllegalStateException.class, () -> decider.evolve(state, closed(ReferralDecision.APPROVE)));
    assertThrows(
        IllegalStateException.class,
        () -> decider.evolve(decider.initial(), closed(ReferralDecision.APPROVE)));
  }

  @Test
  void one_reason_to_exclude_outweighs_all_others_and_notes_weigh_nothing() {
    var note = reason(ReasonCode.INTERNAL_CONFLICT_NO_OBSTACLE, Effect.NOTE);
    var refer = reason(ReasonCode.CONFLICT_SIGNAL_UNDETERMINED, Effect.REFERRED);
    var exclude = reason(ReasonCode.HIGH_INCOME, Effect.INELIGIBLE);

    assertEquals(ELIGIBLE, Verdict.of(List.of(), List.of()).outcome());
    assertEquals(ELIGIBLE, Verdict.of(List.of(note), List.of()).outcome());
    assertEquals(REFERRED, Verdict.of(List.of(note, refer), List.of()).outcome());
    assertEquals(INELIGIBLE, Verdict.of(List.of(refer, exclude, note), List.of()).outcome());
  }

  @Test
  void all_reasons_are_kept_in_order_and_each_once() {
    var refer = reason(ReasonCode.UNCONFIRMED_FACT, Effect.REFERRED);
    var exclude = reason(ReasonCode.HIGH_INCOME, Effect.INELIGIBLE);

    assertEquals(
        List.of(refer, exclude), Verdict.of(List.of(refer, exclude, refer), List.of()).reasons());
  }

  private static Reason reason(ReasonCode code, Effect effect) {
    return new Reason(code, effect, "a source", null);
  }

  private static ReferralClosed closed(ReferralDecision decision) {
    return new ReferralClosed(
        ID.value(),
        judgement("THA", REFERRED),
        decision,
        decision.outcome(),
        "the reason",
        "officer",
        TODAY);
  }

  private static Judgement judgement(String iso3, Eligibility outcome) {
    var quiet = new Conflict(false, Finding.NONE, true);
    return new Judgement(
        new AssessmentRequest(
            iso3,
            LocalDate.of(2026, 1, 15),
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
