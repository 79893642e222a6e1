package osa.grant.grant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.grant.grant.domain.FijiGrant.AMOUNT_JPY;
import static osa.grant.grant.domain.FijiGrant.ASSESSMENT;
import static osa.grant.grant.domain.FijiGrant.ELIGIBLE;
import static osa.grant.grant.domain.FijiGrant.REFERRED;
import static osa.grant.grant.domain.FijiGrant.SIGNED_ON;
import static osa.grant.grant.domain.FijiGrant.YEAR;
import static osa.grant.grant.domain.FijiGrant.and;
import static osa.grant.grant.domain.FijiGrant.assessed;
import static osa.grant.grant.domain.FijiGrant.assessmentRequested;
import static osa.grant.grant.domain.FijiGrant.candidate;
import static osa.grant.grant.domain.FijiGrant.identified;
import static osa.grant.grant.domain.FijiGrant.reassessment;
import static osa.grant.grant.domain.FijiGrant.reservedGrant;
import static osa.grant.grant.domain.FijiGrant.signedGrant;
import static osa.grant.grant.domain.FijiGrant.superseded;
import static osa.grant.grant.domain.FijiGrant.superseding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantCommand.EnterIntoForce;
import osa.grant.grant.domain.GrantCommand.RecordAssessment;
import osa.grant.grant.domain.GrantCommand.RecordAssessmentRejection;
import osa.grant.grant.domain.GrantCommand.SelectForFiscalYear;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;
import osa.kernel.DeciderSpec;

/// What the grant may do when the world has changed since it was assessed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoveringTest {

  private static final Verdict INELIGIBLE = FijiGrant.verdict(Outcome.INELIGIBLE, DecidedBy.RULES);
  private static final Verdict APPROVED = FijiGrant.verdict(Outcome.ELIGIBLE, DecidedBy.HUMAN);
  private static final Verdict REFUSED = FijiGrant.verdict(Outcome.INELIGIBLE, DecidedBy.HUMAN);
  private static final SignNotes SIGN =
      new SignNotes(AMOUNT_JPY, EntryIntoForce.ON_SIGNATURE, SIGNED_ON);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void notes_are_not_signed_when_the_cover_is_gone_and_the_refusal_says_why() {
    grant
        .given(and(reservedGrant(), superseded(1, REFERRED)))
        .when(SIGN)
        .thenRefused(
            GrantRejection.REFERRAL_NOT_DECIDED,
            Map.of(
                "missingStep",
                "REFERRAL_DECISION",
                "assessmentId",
                reassessment(1).toString(),
                "reasons",
                REFERRED.reasons(),
                "cause",
                "determination GREY_AREA",
                "causeIso3",
                "FJI",
                "causeFrom",
                FijiGrant.CAUSE.changesFrom()));
    grant
        .given(and(reservedGrant(), superseded(1, INELIGIBLE)))
        .when(SIGN)
        .thenRefused(GrantRejection.ASSESSED_INELIGIBLE);
  }

  @Test
  void a_candidate_whose_cover_is_gone_is_not_selected() {
    grant
        .given(and(candidate(), superseded(1, REFERRED)))
        .when(new SelectForFiscalYear(YEAR, AMOUNT_JPY, FijiGrant.SELECTED_ON))
        .thenRefused(GrantRejection.REFERRAL_NOT_DECIDED);
  }

  @Test
  void signed_notes_do_not_enter_into_force_when_the_cover_is_gone() {
    grant
        .given(and(signedGrant(), superseded(1, REFERRED)))
        .when(new EnterIntoForce(SIGNED_ON))
        .thenRefused(GrantRejection.REFERRAL_NOT_DECIDED);
    grant
        .given(and(signedGrant(), superseded(1, REFERRED), assessed(reassessment(1), REFUSED)))
        .when(new EnterIntoForce(SIGNED_ON))
        .thenRefused(GrantRejection.ASSESSED_INELIGIBLE);
  }

  @Test
  void a_persons_decision_covers_again() {
    grant
        .given(and(reservedGrant(), superseded(1, REFERRED)))
        .when(new RecordAssessment(reassessment(1), APPROVED))
        .then(assessed(reassessment(1), APPROVED));
    assertEquals(
        reassessment(1),
        ((GrantEvent.NotesSigned)
                grant
                    .given(
                        and(
                            reservedGrant(),
                            superseded(1, REFERRED),
                            assessed(reassessment(1), APPROVED)))
                    .when(SIGN)
                    .events()
                    .getFirst())
            .assessmentId());
  }

  @Test
  void a_persons_decision_after_the_signature_lets_the_notes_enter_into_force() {
    var waiting = and(signedGrant(), superseded(1, REFERRED));
    grant
        .given(waiting)
        .when(new RecordAssessment(reassessment(1), APPROVED))
        .then(assessed(reassessment(1), APPROVED));
    grant
        .given(and(waiting, assessed(reassessment(1), APPROVED)))
        .when(new EnterIntoForce(SIGNED_ON))
        .then(new GrantEvent.NotesEnteredIntoForce(YEAR, AMOUNT_JPY, SIGNED_ON));
  }

  @Test
  void once_the_notes_bind_an_answer_can_only_repeat_what_they_rest_on() {
    var binding =
        and(
            signedGrant(),
            superseded(1, REFERRED),
            assessed(reassessment(1), APPROVED),
            FijiGrant.entered());
    grant
        .given(binding)
        .when(new RecordAssessment(reassessment(1), APPROVED))
        .thenNothingHappened();
    grant
        .given(binding)
        .when(new RecordAssessment(reassessment(1), REFERRED))
        .thenNothingHappened();
    grant
        .given(binding)
        .when(new RecordAssessment(reassessment(1), REFUSED))
        .thenRefused(GrantRejection.NOTES_ALREADY_SIGNED);
    grant
        .given(binding)
        .when(new RecordAssessment(new UUID(0, 9), APPROVED))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
  }

  @Test
  void a_later_assessment_covers_again_without_anyone_asking() {
    var restored = and(reservedGrant(), superseded(1, REFERRED), superseded(2, ELIGIBLE));

    assertEquals(2, grant.given(restored).when(SIGN).events().size());
  }

  @Test
  void news_that_comes_twice_or_after_later_news_changes_nothing() {
    var second = and(reservedGrant(), superseded(2, REFERRED));
    grant.given(second).when(superseding(2, REFERRED)).thenNothingHappened();
    grant.given(second).when(superseding(1, ELIGIBLE)).thenNothingHappened();
    grant.given(second).when(superseding(3, ELIGIBLE)).then(superseded(3, ELIGIBLE));
  }

  @Test
  void news_may_come_before_the_answer_that_it_replaces() {
    var pending = List.of(identified(), assessmentRequested(ASSESSMENT));
    grant.given(pending).when(superseding(1, REFERRED)).then(superseded(1, REFERRED));
    grant
        .given(and(pending, superseded(1, REFERRED)))
        .when(new RecordAssessment(ASSESSMENT, ELIGIBLE))
        .thenNothingHappened();
    grant
        .given(and(pending, superseded(1, REFERRED)))
        .when(new RecordAssessmentRejection(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"))
        .thenNothingHappened();
  }

  @Test
  void news_about_a_request_that_a_later_one_has_replaced_changes_nothing() {
    var askedAgain = and(reservedGrant(), assessmentRequested(new UUID(0, 2)));
    grant.given(askedAgain).when(superseding(1, REFERRED)).thenNothingHappened();
    grant
        .given(and(reservedGrant(), superseded(1, REFERRED), assessmentRequested(new UUID(0, 2))))
        .when(new RecordAssessment(reassessment(1), APPROVED))
        .thenNothingHappened();
  }

  @Test
  void a_decision_on_an_assessment_that_only_later_news_named_changes_nothing() {
    grant
        .given(and(reservedGrant(), superseded(2, REFERRED)))
        .when(new RecordAssessment(reassessment(1), APPROVED))
        .thenNothingHappened();
  }

  @Test
  void news_about_an_older_request_does_not_touch_what_took_the_place_of_a_newer_one() {
    UUID second = new UUID(0, 2);
    var newer =
        new GrantEvent.AssessmentSuperseded(
            second, second, new UUID(8, 1), 1, SIGNED_ON, REFERRED, FijiGrant.CAUSE);
    grant
        .given(and(reservedGrant(), assessmentRequested(second), newer))
        .when(superseding(2, ELIGIBLE))
        .thenNothingHappened();
  }

  @Test
  void a_rejection_that_comes_after_the_signature_is_old_news_or_nobodys() {
    var signed = new ArrayList<>(signedGrant());
    signed.add(1, assessmentRequested(new UUID(0, 2)));
    grant
        .given(signed)
        .when(new RecordAssessmentRejection(new UUID(0, 2), "UNKNOWN_COUNTRY", "no facts"))
        .thenNothingHappened();
    grant
        .given(signed)
        .when(new RecordAssessmentRejection(new UUID(0, 9), "UNKNOWN_COUNTRY", "no facts"))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
  }

  @Test
  void news_about_a_request_of_nobody_is_refused() {
    grant
        .given(List.of(identified()))
        .when(superseding(1, REFERRED))
        .thenRefused(GrantRejection.ASSESSMENT_NOT_FOUND);
  }

  @Test
  void the_reservation_stays() {
    var state = grant.given(and(reservedGrant(), superseded(1, REFERRED))).state();

    assertEquals(
        new Reservation.Reserved(AMOUNT_JPY), ((Grant.Selected) state).selection().reservation());
  }
}
