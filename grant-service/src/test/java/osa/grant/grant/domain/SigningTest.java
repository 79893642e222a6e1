package osa.grant.grant.domain;

import static osa.grant.grant.domain.FijiGrant.AMOUNT_JPY;
import static osa.grant.grant.domain.FijiGrant.ASSESSMENT;
import static osa.grant.grant.domain.FijiGrant.SELECTED_ON;
import static osa.grant.grant.domain.FijiGrant.SIGNED_ON;
import static osa.grant.grant.domain.FijiGrant.YEAR;
import static osa.grant.grant.domain.FijiGrant.and;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.GrantCommand.EnterIntoForce;
import osa.grant.grant.domain.GrantCommand.RecordCabinetDecision;
import osa.grant.grant.domain.GrantCommand.RecordRecipientApproval;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SigningTest {

  private static final LocalDate APPROVED_ON = SIGNED_ON.minusDays(14);
  private static final GrantEvent CABINET = new GrantEvent.CabinetDecisionRecorded(APPROVED_ON);
  private static final GrantEvent RECIPIENT = new GrantEvent.RecipientApprovalRecorded(APPROVED_ON);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void both_approvals_are_recorded_between_selection_and_notes() {
    grant
        .given(FijiGrant.selectedGrant())
        .when(new RecordCabinetDecision(APPROVED_ON))
        .then(CABINET);
    grant
        .given(FijiGrant.selectedGrant())
        .when(new RecordRecipientApproval(APPROVED_ON))
        .then(RECIPIENT);
  }

  @Test
  void an_approval_is_recorded_once() {
    grant
        .given(and(FijiGrant.selectedGrant(), CABINET))
        .when(new RecordCabinetDecision(SIGNED_ON))
        .thenRefused(GrantRejection.CABINET_DECISION_ALREADY_RECORDED);
    grant
        .given(and(FijiGrant.selectedGrant(), RECIPIENT))
        .when(new RecordRecipientApproval(SIGNED_ON))
        .thenRefused(GrantRejection.RECIPIENT_APPROVAL_ALREADY_RECORDED);
  }

  @Test
  void an_approval_before_the_selection_is_refused() {
    LocalDate early = SELECTED_ON.minusDays(1);
    grant
        .given(FijiGrant.selectedGrant())
        .when(new RecordCabinetDecision(early))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "SELECTION", SELECTED_ON));
    grant
        .given(FijiGrant.selectedGrant())
        .when(new RecordRecipientApproval(early))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "SELECTION", SELECTED_ON));
  }

  @Test
  void notes_that_bind_on_signature_are_in_force_by_the_same_decision() {
    grant
        .given(FijiGrant.reservedGrant())
        .when(sign(AMOUNT_JPY, SIGNED_ON))
        .then(
            new GrantEvent.NotesSigned(
                YEAR, AMOUNT_JPY, EntryIntoForce.ON_SIGNATURE, ASSESSMENT, SIGNED_ON),
            new GrantEvent.NotesEnteredIntoForce(YEAR, AMOUNT_JPY, SIGNED_ON));
  }

  @Test
  void notes_name_the_assessment_they_rely_on() {
    UUID second = new UUID(0, 2);
    grant
        .given(
            and(
                FijiGrant.reservedGrant(),
                FijiGrant.assessmentRequested(second),
                FijiGrant.assessed(second, FijiGrant.ELIGIBLE)))
        .when(new SignNotes(AMOUNT_JPY, EntryIntoForce.ON_NOTICE, SIGNED_ON))
        .then(
            new GrantEvent.NotesSigned(
                YEAR, AMOUNT_JPY, EntryIntoForce.ON_NOTICE, second, SIGNED_ON));
  }

  @Test
  void notes_may_be_for_less_than_what_is_reserved() {
    grant
        .given(FijiGrant.reservedGrant())
        .when(new SignNotes(AMOUNT_JPY - 1, EntryIntoForce.ON_NOTICE, SIGNED_ON))
        .then(
            new GrantEvent.NotesSigned(
                YEAR, AMOUNT_JPY - 1, EntryIntoForce.ON_NOTICE, ASSESSMENT, SIGNED_ON));
  }

  @Test
  void notes_for_nothing_are_refused() {
    grant
        .given(FijiGrant.reservedGrant())
        .when(sign(0, SIGNED_ON))
        .thenRefused(GrantRejection.AMOUNT_NOT_POSITIVE, Map.of("amountJpy", 0L));
  }

  @Test
  void notes_for_a_declined_grant_are_refused_and_a_new_selection_is_named() {
    grant
        .given(and(FijiGrant.selectedGrant(), FijiGrant.declined()))
        .when(sign(AMOUNT_JPY, SIGNED_ON))
        .thenRefused(
            GrantRejection.RESERVATION_NOT_CONFIRMED,
            Map.of("missingStep", "SELECTION", "fiscalYear", YEAR));
  }

  @Test
  void notes_for_a_grant_whose_money_was_set_free_are_refused() {
    grant
        .given(and(FijiGrant.reservedGrant(), new GrantEvent.ReservationReleased(YEAR, AMOUNT_JPY)))
        .when(sign(AMOUNT_JPY, SIGNED_ON))
        .thenRefused(
            GrantRejection.RESERVATION_NOT_CONFIRMED,
            Map.of("missingStep", "SELECTION", "fiscalYear", YEAR));
  }

  @Test
  void notes_before_any_step_they_build_on_are_refused_with_both_dates() {
    LocalDate early = SELECTED_ON.minusDays(1);
    grant
        .given(FijiGrant.reservedGrant())
        .when(sign(AMOUNT_JPY, early))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "SELECTION", SELECTED_ON));
    LocalDate unapproved = APPROVED_ON.minusDays(1);
    grant
        .given(and(FijiGrant.reservedGrant(), CABINET))
        .when(sign(AMOUNT_JPY, unapproved))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(unapproved, "CABINET_DECISION", APPROVED_ON));
    grant
        .given(and(FijiGrant.reservedGrant(), RECIPIENT))
        .when(sign(AMOUNT_JPY, unapproved))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP,
            tooEarly(unapproved, "RECIPIENT_APPROVAL", APPROVED_ON));
  }

  @Test
  void notes_before_the_assessment_they_rely_on_was_asked_for_are_refused() {
    UUID second = new UUID(0, 2);
    LocalDate askedOn = SIGNED_ON.plusDays(1);
    List<GrantEvent> assessedAfterwards =
        and(
            FijiGrant.reservedGrant(),
            new GrantEvent.AssessmentRequested(second, askedOn, FijiGrant.PROPOSAL, askedOn),
            FijiGrant.assessed(second, FijiGrant.ELIGIBLE));
    grant
        .given(assessedAfterwards)
        .when(sign(AMOUNT_JPY, SIGNED_ON))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP, tooEarly(SIGNED_ON, "ASSESSMENT_REQUEST", askedOn));
  }

  @Test
  void an_entry_into_force_before_the_signature_is_refused_with_both_dates() {
    LocalDate early = SIGNED_ON.minusDays(1);
    grant
        .given(FijiGrant.signedGrant())
        .when(new EnterIntoForce(early))
        .thenRefused(GrantRejection.DATE_BEFORE_STEP, tooEarly(early, "NOTES", SIGNED_ON));
  }

  @Test
  void the_notice_is_a_fact_even_when_the_money_was_set_free_meanwhile() {
    grant
        .given(and(FijiGrant.signedGrant(), new GrantEvent.ReservationReleased(YEAR, AMOUNT_JPY)))
        .when(new EnterIntoForce(SIGNED_ON))
        .then(new GrantEvent.NotesEnteredIntoForce(YEAR, AMOUNT_JPY, SIGNED_ON));
  }

  private static GrantCommand sign(long amountJpy, LocalDate on) {
    return new SignNotes(amountJpy, EntryIntoForce.ON_SIGNATURE, on);
  }

  private static Map<String, Object> tooEarly(LocalDate on, String step, LocalDate stepOn) {
    return Map.of("occurredOn", on, "step", step, "stepOn", stepOn);
  }
}
