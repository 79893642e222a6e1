package osa.grant.grant.domain;

import static osa.grant.grant.domain.FijiGrant.AMOUNT_JPY;
import static osa.grant.grant.domain.FijiGrant.ASSESSMENT;
import static osa.grant.grant.domain.FijiGrant.SELECTED_ON;
import static osa.grant.grant.domain.FijiGrant.YEAR;
import static osa.grant.grant.domain.FijiGrant.and;
import static osa.grant.grant.domain.FijiGrant.assessed;
import static osa.grant.grant.domain.FijiGrant.assessmentRequested;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.grant.grant.domain.GrantCommand.ConfirmCommitment;
import osa.grant.grant.domain.GrantCommand.ConfirmReservation;
import osa.grant.grant.domain.GrantCommand.DeclineReservation;
import osa.grant.grant.domain.GrantCommand.RecordRelease;
import osa.grant.grant.domain.GrantCommand.SelectForFiscalYear;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FundingTest {

  private static final GrantEvent RELEASED = new GrantEvent.ReservationReleased(YEAR, AMOUNT_JPY);

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void a_covered_candidate_is_selected_for_a_fiscal_year() {
    grant.given(FijiGrant.candidate()).when(select(YEAR, AMOUNT_JPY)).then(FijiGrant.selected());
  }

  @ParameterizedTest
  @ValueSource(ints = {2022, 2101, 0, -2023})
  void a_year_outside_the_scheme_is_refused(int fiscalYear) {
    grant
        .given(FijiGrant.candidate())
        .when(select(fiscalYear, AMOUNT_JPY))
        .thenRefused(GrantRejection.UNKNOWN_FISCAL_YEAR, Map.of("fiscalYear", fiscalYear));
  }

  @ParameterizedTest
  @ValueSource(ints = {2023, 2100})
  void the_first_and_the_last_year_are_accepted(int fiscalYear) {
    grant
        .given(FijiGrant.candidate())
        .when(select(fiscalYear, 1))
        .then(new GrantEvent.GrantSelected(fiscalYear, 1, SELECTED_ON));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void an_amount_that_is_not_positive_is_refused(long amountJpy) {
    grant
        .given(FijiGrant.candidate())
        .when(select(YEAR, amountJpy))
        .thenRefused(GrantRejection.AMOUNT_NOT_POSITIVE, Map.of("amountJpy", amountJpy));
  }

  @Test
  void a_candidate_that_was_never_assessed_is_refused() {
    grant
        .given(FijiGrant.identified())
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(
            GrantRejection.NO_COVERING_ASSESSMENT, Map.of("missingStep", "ASSESSMENT_REQUEST"));
  }

  @Test
  void a_candidate_whose_assessment_is_not_answered_is_refused() {
    grant
        .given(FijiGrant.identified(), assessmentRequested(ASSESSMENT))
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(
            GrantRejection.NO_COVERING_ASSESSMENT,
            Map.of("missingStep", "ASSESSMENT_ANSWER", "assessmentId", ASSESSMENT.toString()));
  }

  @Test
  void a_candidate_that_could_not_be_assessed_is_refused() {
    grant
        .given(
            FijiGrant.identified(),
            assessmentRequested(ASSESSMENT),
            new GrantEvent.AssessmentRejected(ASSESSMENT, "UNKNOWN_COUNTRY", "no facts"))
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(
            GrantRejection.NO_COVERING_ASSESSMENT,
            Map.of(
                "missingStep",
                "ASSESSMENT_REQUEST",
                "assessmentId",
                ASSESSMENT.toString(),
                "reason",
                "UNKNOWN_COUNTRY"));
  }

  @Test
  void a_referred_candidate_is_refused_and_the_human_decision_is_named() {
    grant
        .given(answered(Outcome.REFERRED))
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(GrantRejection.REFERRAL_NOT_DECIDED, unfavourable("REFERRAL_DECISION"));
  }

  @Test
  void an_ineligible_candidate_is_refused_with_the_reasons() {
    grant
        .given(answered(Outcome.INELIGIBLE))
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(GrantRejection.ASSESSED_INELIGIBLE, unfavourable("ASSESSMENT_REQUEST"));
  }

  @Test
  void an_old_eligible_answer_does_not_cover_once_a_new_one_was_asked_for() {
    grant
        .given(and(FijiGrant.candidate(), assessmentRequested(new UUID(0, 2))))
        .when(select(YEAR, AMOUNT_JPY))
        .thenRefused(GrantRejection.NO_COVERING_ASSESSMENT);
  }

  @Test
  void a_selection_before_its_assessment_was_asked_for_is_refused() {
    LocalDate requestedOn = SELECTED_ON.minusDays(30);
    grant
        .given(FijiGrant.candidate())
        .when(new SelectForFiscalYear(YEAR, AMOUNT_JPY, requestedOn.minusDays(1)))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP,
            Map.of(
                "occurredOn",
                requestedOn.minusDays(1),
                "step",
                "ASSESSMENT_REQUEST",
                "stepOn",
                requestedOn));
  }

  @Test
  void a_declined_grant_stays_selected_and_may_be_selected_for_another_year() {
    grant
        .given(and(FijiGrant.selectedGrant(), FijiGrant.declined()))
        .when(select(2024, 1))
        .then(new GrantEvent.GrantSelected(2024, 1, SELECTED_ON));
  }

  @Test
  void a_grant_whose_reservation_was_released_may_be_selected_again() {
    grant
        .given(and(FijiGrant.reservedGrant(), RELEASED))
        .when(select(2024, 1))
        .then(new GrantEvent.GrantSelected(2024, 1, SELECTED_ON));
  }

  @Test
  void a_grant_is_not_selected_twice_while_money_is_asked_for() {
    grant
        .given(FijiGrant.selectedGrant())
        .when(select(2024, 1))
        .thenRefused(
            GrantRejection.ALREADY_SELECTED, Map.of("fiscalYear", YEAR, "amountJpy", AMOUNT_JPY));
  }

  @Test
  void a_second_selection_before_the_first_is_refused() {
    grant
        .given(and(FijiGrant.selectedGrant(), FijiGrant.declined()))
        .when(new SelectForFiscalYear(2024, 1, SELECTED_ON.minusDays(1)))
        .thenRefused(
            GrantRejection.DATE_BEFORE_STEP,
            Map.of(
                "occurredOn",
                SELECTED_ON.minusDays(1),
                "step",
                "SELECTION",
                "stepOn",
                SELECTED_ON));
  }

  @Test
  void the_reservation_is_confirmed() {
    grant
        .given(FijiGrant.selectedGrant())
        .when(new ConfirmReservation(YEAR, AMOUNT_JPY))
        .then(FijiGrant.reserved());
  }

  @Test
  void the_reservation_is_declined_once() {
    GrantCommand decline =
        new DeclineReservation(YEAR, AMOUNT_JPY, "INSUFFICIENT_FUNDS", 25_000_000);
    grant.given(FijiGrant.selectedGrant()).when(decline).then(FijiGrant.declined());
    grant
        .given(and(FijiGrant.selectedGrant(), FijiGrant.declined()))
        .when(decline)
        .thenNothingHappened();
  }

  @Test
  void a_released_reservation_cannot_be_declined() {
    grant
        .given(and(FijiGrant.reservedGrant(), RELEASED))
        .when(new DeclineReservation(YEAR, AMOUNT_JPY, "INSUFFICIENT_FUNDS", 0))
        .thenRefused(GrantRejection.RESERVATION_ALREADY_CONFIRMED);
  }

  @Test
  void an_answer_about_an_earlier_selection_does_not_pass_for_one_about_this() {
    List<GrantEvent> selectedAgain =
        and(
            FijiGrant.selectedGrant(),
            FijiGrant.declined(),
            new GrantEvent.GrantSelected(2024, AMOUNT_JPY, SELECTED_ON));
    Map<String, Object> years = Map.of("fiscalYear", YEAR, "selectedFiscalYear", 2024);
    grant
        .given(selectedAgain)
        .when(new ConfirmReservation(YEAR, AMOUNT_JPY))
        .thenRefused(GrantRejection.ANOTHER_FISCAL_YEAR, years);
    grant
        .given(selectedAgain)
        .when(new DeclineReservation(YEAR, AMOUNT_JPY, "INSUFFICIENT_FUNDS", 0))
        .thenRefused(GrantRejection.ANOTHER_FISCAL_YEAR, years);
    grant.given(selectedAgain).when(new RecordRelease(YEAR, AMOUNT_JPY)).thenNothingHappened();
  }

  @Test
  void a_release_is_recorded_once() {
    grant.given(FijiGrant.reservedGrant()).when(new RecordRelease(YEAR, AMOUNT_JPY)).then(RELEASED);
    grant
        .given(and(FijiGrant.reservedGrant(), RELEASED))
        .when(new RecordRelease(YEAR, AMOUNT_JPY))
        .thenNothingHappened();
  }

  @Test
  void a_release_of_money_the_grant_does_not_count_on_changes_nothing() {
    for (List<GrantEvent> past :
        List.of(FijiGrant.selectedGrant(), and(FijiGrant.selectedGrant(), FijiGrant.declined()))) {
      grant.given(past).when(new RecordRelease(YEAR, AMOUNT_JPY)).thenNothingHappened();
    }
    grant
        .given(FijiGrant.reservedGrant())
        .when(new RecordRelease(2024, AMOUNT_JPY))
        .thenNothingHappened();
  }

  @Test
  void another_reservation_after_the_signature_is_refused() {
    grant
        .given(FijiGrant.signedGrant())
        .when(new ConfirmReservation(YEAR, AMOUNT_JPY + 1))
        .thenRefused(GrantRejection.NOTES_ALREADY_SIGNED);
  }

  @Test
  void the_commitment_is_confirmed_once() {
    GrantEvent committed = new GrantEvent.CommitmentConfirmed(YEAR, AMOUNT_JPY);
    GrantCommand confirm = new ConfirmCommitment(YEAR, AMOUNT_JPY);
    grant.given(FijiGrant.grantInForce()).when(confirm).then(committed);
    grant.given(and(FijiGrant.grantInForce(), committed)).when(confirm).thenNothingHappened();
  }

  @Test
  void a_commitment_of_another_year_is_refused() {
    grant
        .given(FijiGrant.grantInForce())
        .when(new ConfirmCommitment(2024, AMOUNT_JPY))
        .thenRefused(
            GrantRejection.ANOTHER_FISCAL_YEAR,
            Map.of("fiscalYear", 2024, "selectedFiscalYear", YEAR));
  }

  private static GrantCommand select(int fiscalYear, long amountJpy) {
    return new SelectForFiscalYear(fiscalYear, amountJpy, SELECTED_ON);
  }

  private static List<GrantEvent> answered(Outcome outcome) {
    return List.of(
        FijiGrant.identified(),
        assessmentRequested(ASSESSMENT),
        assessed(ASSESSMENT, FijiGrant.verdict(outcome, DecidedBy.RULES)));
  }

  private static Map<String, Object> unfavourable(String missingStep) {
    return Map.of(
        "missingStep",
        missingStep,
        "assessmentId",
        ASSESSMENT.toString(),
        "reasons",
        List.of("DEVELOPING_COUNTRY"));
  }
}
