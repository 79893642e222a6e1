package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.budget.fiscalyear.domain.LedgerStory.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;
import osa.budget.fiscalyear.domain.FiscalYearEvent.*;
import osa.kernel.DeciderSpec;

/// What the decisions of the scenarios leave open: the smaller rules, and histories that no rule
/// allows.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerHistoryTest {

  private static final FiscalYearDecider DECIDER = new FiscalYearDecider();
  private static final DeciderSpec<Ledger, FiscalYearCommand, FiscalYearEvent> SPEC =
      DeciderSpec.of(DECIDER);
  private static final LocalDate YEAR_END = LocalDate.parse("2024-03-31");

  @Test
  void what_the_notes_do_not_bind_is_released_with_the_commitment() {
    SPEC.given(LedgerStory.of(2023).enacts(1_000).reserves(TONGA, 300).events())
        .when(new CommitFunds(FY2023, TONGA, 250))
        .then(
            new FundsCommitted(2023, "tonga", 250),
            new FundsReleased(
                2023,
                "tonga",
                50,
                ReleasedFrom.RESERVATION,
                "The notes bind less than was reserved."));
  }

  @Test
  void a_grant_withdrawn_in_force_gives_back_what_was_not_paid() {
    LedgerStory ledger =
        LedgerStory.of(2023).enacts(1_000).commits(TONGA, 300).pays(TONGA, 100, "2024-02-01");

    ledger.releases(TONGA);

    assertEquals(new Allocation(0, 100, 100), ledger.accounts().allocationOf(TONGA));
    assertEquals(900, ledger.freeJpy());
  }

  @Test
  void what_comes_back_after_closing_is_unused_and_not_free() {
    LedgerStory ledger =
        LedgerStory.of(2023).enacts(1_000).commits(TONGA, 300).closes("2024-03-31");

    ledger.releases(TONGA);

    assertEquals(1_000, ledger.accounts().unusedJpy());
    assertEquals(0, ledger.freeJpy());
  }

  @Test
  void a_released_grant_may_be_reserved_again() {
    SPEC.given(LedgerStory.of(2023).enacts(1_000).reserves(TONGA, 300).releases(TONGA).events())
        .when(new ReserveFunds(FY2023, TONGA, 400))
        .then(new FundsReserved(2023, "tonga", 400, 600));
  }

  @Test
  void a_second_reservation_is_refused_with_what_the_grant_holds() {
    SPEC.given(LedgerStory.of(2023).enacts(1_000).reserves(TONGA, 300).events())
        .when(new ReserveFunds(FY2023, TONGA, 400))
        .thenRefused(
            BudgetRejection.ALREADY_RESERVED,
            Map.of("reservedJpy", 300L, "committedJpy", 0L, "requestedJpy", 400L));
  }

  @Test
  void closing_names_the_grants_whose_reservation_is_outstanding() {
    SPEC.given(
            LedgerStory.of(2023)
                .enacts(1_000)
                .reserves(TONGA, 300)
                .reserves(FIJI, 200)
                .commits(MALAYSIA, 100)
                .events())
        .when(new CloseFiscalYear(FY2023, YEAR_END))
        .thenRefused(
            BudgetRejection.RESERVATIONS_OUTSTANDING,
            Map.of("grantIds", List.of("fiji", "tonga"), "reservedJpy", 500L));
  }

  @Test
  void a_year_spent_to_the_last_yen_closes_without_a_lapse() {
    SPEC.given(LedgerStory.of(2023).enacts(300).commits(TONGA, 300).events())
        .when(new CloseFiscalYear(FY2023, YEAR_END))
        .then(new FiscalYearClosed(2023, YEAR_END));
  }

  @Test
  void a_declined_reservation_is_told_and_changes_no_ledger() {
    SPEC.given()
        .when(new AnswerFundsRequest(FY2023, TONGA, 300))
        .then(new ReservationDeclined(2023, "tonga", 300, "FISCAL_YEAR_UNKNOWN", 0));
    assertEquals(
        new Ledger.Unopened(),
        SPEC.given(new ReservationDeclined(2023, "tonga", 300, "FISCAL_YEAR_UNKNOWN", 0)).state());
  }

  @Test
  void a_supplementary_budget_that_never_was_is_corrected_to_zero() {
    LedgerStory ledger = LedgerStory.of(2023).enacts(1_000).supplements(500);

    ledger.asks(new CorrectAppropriation(FY2023, new UUID(0, 1), 0, "wrong year"));

    assertEquals(1_000, ledger.accounts().appropriatedJpy());
  }

  @Test
  void a_correction_is_itself_corrected_by_naming_the_same_enactment() {
    LedgerStory ledger = LedgerStory.of(2023).enacts(1_000);

    ledger
        .asks(new CorrectAppropriation(FY2023, INITIAL, 1_100, "misprint"))
        .asks(new CorrectAppropriation(FY2023, INITIAL, 1_200, "misread"));

    assertEquals(1_200, ledger.accounts().appropriatedJpy());
  }

  @Test
  void a_correction_too_far_to_count_is_refused() {
    SPEC.given(LedgerStory.of(2023).enacts(Long.MAX_VALUE).supplements(-Long.MAX_VALUE).events())
        .when(new CorrectAppropriation(FY2023, new UUID(0, 1), Long.MAX_VALUE, "sign"))
        .thenRefused(BudgetRejection.AMOUNT_TOO_LARGE);
  }

  @Test
  void a_command_for_another_year_is_a_fault_of_the_program() {
    Ledger ledger = LedgerStory.of(2023).enacts(1_000).ledger();

    assertThrows(
        IllegalStateException.class,
        () -> DECIDER.decide(new ReserveFunds(new FiscalYear(2024), TONGA, 1), ledger));
  }

  @ParameterizedTest
  @MethodSource("impossibleHistories")
  void a_history_that_no_rule_allows_stops(List<FiscalYearEvent> history) {
    List<FiscalYearEvent> past = history.subList(0, history.size() - 1);
    Ledger ledger = SPEC.given(past).state();

    assertThrows(IllegalStateException.class, () -> DECIDER.evolve(ledger, history.getLast()));
  }

  static Stream<List<FiscalYearEvent>> impossibleHistories() {
    InitialAppropriationEnacted thousand =
        new InitialAppropriationEnacted(2023, INITIAL, 1_000, "");
    FundsReserved reserved = new FundsReserved(2023, "tonga", 300, 700);
    FundsCommitted committed = new FundsCommitted(2023, "tonga", 300);
    AppropriationLapsed lapsed = new AppropriationLapsed(2023, 1_000);
    FiscalYearClosed closed = new FiscalYearClosed(2023, YEAR_END);
    return Stream.of(
        List.of(reserved),
        List.of(new FundsReleased(2023, "tonga", 1, ReleasedFrom.RESERVATION, "")),
        List.of(new FundsDisbursed(2023, "tonga", 1, YEAR_END)),
        List.of(closed),
        List.of(thousand, thousand),
        List.of(thousand, new SupplementaryAppropriationEnacted(2023, INITIAL, 5, "")),
        List.of(thousand, new SupplementaryAppropriationEnacted(2024, SUPPLEMENTARY, 5, "")),
        List.of(thousand, new SupplementaryAppropriationEnacted(2023, SUPPLEMENTARY, -1_001, "")),
        List.of(thousand, new AppropriationCorrected(2023, SUPPLEMENTARY, 1_000, 900, "")),
        List.of(thousand, new AppropriationCorrected(2023, INITIAL, 999, 900, "")),
        List.of(thousand, new FundsReserved(2023, "tonga", 300, 701)),
        List.of(thousand, new FundsReserved(2023, "tonga", 1_001, -1)),
        List.of(thousand, new FundsReserved(2023, "tonga", -5, 1_005)),
        List.of(thousand, reserved, new FundsCommitted(2023, "tonga", 301)),
        List.of(
            thousand,
            reserved,
            new FundsReleased(2023, "tonga", 301, ReleasedFrom.RESERVATION, "")),
        List.of(thousand, reserved, new FundsDisbursed(2023, "tonga", 1, YEAR_END)),
        List.of(thousand, reserved, committed, new FundsDisbursed(2023, "tonga", 301, YEAR_END)),
        List.of(
            thousand,
            reserved,
            committed,
            new FundsReleased(2023, "tonga", 301, ReleasedFrom.COMMITMENT, "")),
        List.of(thousand, new AppropriationLapsed(2023, 1_001)),
        List.of(thousand, new AppropriationLapsed(2023, -1)),
        List.of(thousand, closed),
        List.of(thousand, lapsed, closed, closed),
        List.of(thousand, lapsed, closed, new BudgetRequestRecorded(2023, 5, "")),
        List.of(thousand, lapsed, closed, reserved));
  }
}
