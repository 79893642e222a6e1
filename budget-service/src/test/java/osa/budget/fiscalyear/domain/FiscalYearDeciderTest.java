package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.budget.fiscalyear.domain.BudgetRejection.*;
import static osa.budget.fiscalyear.domain.LedgerStory.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;
import osa.budget.fiscalyear.domain.FiscalYearEvent.*;
import osa.kernel.DeciderSpec;

/// The numbered scenarios are those of the acceptance list, section B.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearDeciderTest {

  private static final DeciderSpec<Ledger, FiscalYearCommand, FiscalYearEvent> SPEC =
      DeciderSpec.of(new FiscalYearDecider());

  @Test
  void sc_30_the_four_grants_of_fiscal_year_2023_fit() {
    LedgerStory ledger = LedgerStory.of(2023).enacts(2_000_000_000L);

    List<Long> balances =
        List.of(
            ledger.commits(PHILIPPINES, 600_000_000L).freeJpy(),
            ledger.commits(BANGLADESH, 575_000_000L).freeJpy(),
            ledger.commits(MALAYSIA, 400_000_000L).freeJpy(),
            ledger.commits(FIJI, 400_000_000L).freeJpy());

    assertEquals(List.of(1_400_000_000L, 825_000_000L, 425_000_000L, 25_000_000L), balances);
  }

  @Test
  void sc_31_a_fifth_grant_that_does_not_fit_is_refused() {
    SPEC.given(fiscalYear2023AsItWas())
        .when(new ReserveFunds(FY2023, TONGA, 25_000_001))
        .thenRefused(
            INSUFFICIENT_FUNDS, Map.of("availableJpy", 25_000_000L, "requestedJpy", 25_000_001L));
  }

  @Test
  void sc_31_a_fifth_grant_that_fits_to_the_yen_leaves_nothing() {
    SPEC.given(fiscalYear2023AsItWas())
        .when(new ReserveFunds(FY2023, TONGA, 25_000_000))
        .then(new FundsReserved(2023, "tonga", 25_000_000, 0));
  }

  @Test
  void sc_32_fiscal_year_2024_is_spent_to_the_last_yen() {
    LedgerStory ledger = LedgerStory.of(2024).enacts(5_000_000_000L);

    List<Long> balances =
        List.of(
            ledger.commits(PHILIPPINES, 1_600_000_000L).freeJpy(),
            ledger.commits(DJIBOUTI, 1_100_000_000L).freeJpy(),
            ledger.commits(INDONESIA, 1_000_000_000L).freeJpy(),
            ledger.commits(MONGOLIA, 1_300_000_000L).freeJpy());

    assertEquals(List.of(3_400_000_000L, 2_300_000_000L, 1_300_000_000L, 0L), balances);
  }

  @Test
  void sc_34_fiscal_year_2025_to_date_leaves_a_thousand_million() {
    LedgerStory ledger = LedgerStory.of(2025).enacts(8_100_000_000L);

    assertEquals(
        List.of(
            7_700_000_000L,
            7_200_000_000L,
            4_100_000_000L,
            3_800_000_000L,
            2_900_000_000L,
            1_000_000_000L),
        balancesOfTheGrantsOf2025(ledger));
  }

  @Test
  void sc_35_a_rounded_figure_is_replaced_by_a_correction_and_both_stay_visible() {
    LedgerStory ledger = LedgerStory.of(2025).enacts(8_000_000_000L);
    balancesOfTheGrantsOf2025(ledger);
    assertEquals(900_000_000L, ledger.freeJpy());

    ledger.asks(
        new CorrectAppropriation(
            new FiscalYear(2025), INITIAL, 8_100_000_000L, "MOF prints 8.1 billion"));

    assertEquals(1_000_000_000L, ledger.freeJpy());
    assertEquals(
        List.of(
            new InitialAppropriationEnacted(2025, INITIAL, 8_000_000_000L, ""),
            new AppropriationCorrected(
                2025, INITIAL, 8_000_000_000L, 8_100_000_000L, "MOF prints 8.1 billion")),
        ledger.events(InitialAppropriationEnacted.class, AppropriationCorrected.class));
  }

  @Test
  void sc_36_requests_and_drafts_are_not_money() {
    FiscalYear fy2026 = new FiscalYear(2026);
    SPEC.given(
            new BudgetRequestRecorded(2026, 8_210_000_000L, "August 2025"),
            new BudgetDraftRecorded(2026, 18_100_000_000L, "December 2025"))
        .when(new ReserveFunds(fy2026, TONGA, 1))
        .thenRefused(INSUFFICIENT_FUNDS, Map.of("availableJpy", 0L, "requestedJpy", 1L));
  }

  @Test
  void sc_38_at_the_year_end_what_is_free_lapses() {
    SPEC.given(fiscalYear2023AsItWas())
        .when(new CloseFiscalYear(FY2023, LocalDate.parse("2024-03-31")))
        .then(
            new AppropriationLapsed(2023, 25_000_000),
            new FiscalYearClosed(2023, LocalDate.parse("2024-03-31")));
  }

  @Test
  void sc_38_a_closed_year_has_nothing_free_and_the_next_year_gains_nothing() {
    LedgerStory next = LedgerStory.of(2024).enacts(5_000_000_000L);
    LedgerStory ledger = LedgerStory.of(2023).enacts(2_000_000_000L);
    ledger.commits(PHILIPPINES, 1_975_000_000L).closes("2024-03-31");

    assertEquals(0, ledger.freeJpy());
    assertEquals(25_000_000, ledger.accounts().unusedJpy());
    assertEquals(2_000_000_000L, ledger.accounts().appropriatedJpy());
    assertEquals(5_000_000_000L, next.freeJpy());
  }

  @Test
  void sc_44_notes_of_january_2026_lower_the_fiscal_year_that_the_grant_names() {
    LedgerStory fy2025 = LedgerStory.of(2025).enacts(8_100_000_000L);
    LedgerStory fy2026 = LedgerStory.of(2026).enacts(18_100_000_000L);

    fy2025.commits(PHILIPPINES, 900_000_000L);

    assertEquals(new FiscalYear(2025), FiscalYear.of(LocalDate.parse("2026-01-15")));
    assertEquals(7_200_000_000L, fy2025.freeJpy());
    assertEquals(18_100_000_000L, fy2026.freeJpy());
  }

  @Test
  void sc_45_released_money_is_reserved_for_another_grant() {
    LedgerStory ledger = vietnamAndPapuaNewGuineaReleased();
    long freeBefore = ledger.freeJpy() - 1_300_000_000L;

    ledger.reserves(MONGOLIA, 1_300_000_000L);

    assertEquals(freeBefore, ledger.freeJpy());
    assertEquals(2, ledger.events(FundsReleased.class).size());
    assertEquals(
        List.of(new FundsReserved(2024, "mongolia", 1_300_000_000L, 3_700_000_000L)),
        ledger.events(FundsReserved.class).stream().skip(2).toList());
  }

  @Test
  void sc_46_not_a_yen_more_than_was_released_can_be_reserved() {
    LedgerStory ledger = vietnamAndPapuaNewGuineaReleased().reserves(PHILIPPINES, 3_700_000_000L);

    SPEC.given(ledger.events())
        .when(new ReserveFunds(new FiscalYear(2024), MONGOLIA, 1_300_000_001L))
        .thenRefused(
            INSUFFICIENT_FUNDS,
            Map.of("availableJpy", 1_300_000_000L, "requestedJpy", 1_300_000_001L));
  }

  @Test
  void sc_49_supplementary_budgets_raise_and_cut_the_appropriation() {
    LedgerStory ledger = LedgerStory.of(2026).enacts(18_100_000_000L);

    ledger.supplements(500_000_000).supplements(-200_000_000);

    assertEquals(18_400_000_000L, ledger.accounts().appropriatedJpy());
  }

  @Test
  void sc_49_a_cut_below_what_is_free_is_refused() {
    SPEC.given(fiscalYear2023AsItWas())
        .when(new EnactSupplementaryAppropriation(FY2023, SUPPLEMENTARY, -25_000_001, ""))
        .thenRefused(
            CUT_EXCEEDS_FREE, Map.of("availableJpy", 25_000_000L, "differenceJpy", -25_000_001L));
  }

  @Test
  void sc_49_a_cut_of_all_that_is_free_is_accepted() {
    SPEC.given(fiscalYear2023AsItWas())
        .when(new EnactSupplementaryAppropriation(FY2023, SUPPLEMENTARY, -25_000_000, ""))
        .then(new SupplementaryAppropriationEnacted(2023, SUPPLEMENTARY, -25_000_000, ""));
  }

  @Test
  void sc_50_more_than_is_committed_is_never_paid() {
    SPEC.given(philippinesPaid(590_000_000))
        .when(new DisburseFunds(FY2023, PHILIPPINES, 10_000_001, LocalDate.parse("2024-03-01")))
        .thenRefused(
            EXCEEDS_COMMITMENT,
            Map.of(
                "committedJpy", 600_000_000L,
                "disbursedJpy", 590_000_000L,
                "payableJpy", 10_000_000L,
                "requestedJpy", 10_000_001L));
  }

  @Test
  void sc_50_the_last_yen_that_is_committed_is_paid() {
    LedgerStory ledger = LedgerStory.of(2023).enacts(2_000_000_000L);
    ledger.commits(PHILIPPINES, 600_000_000).pays(PHILIPPINES, 590_000_000, "2024-03-01");

    ledger.pays(PHILIPPINES, 10_000_000, "2024-03-02");

    assertEquals(
        new Allocation(0, 600_000_000, 600_000_000), ledger.accounts().allocationOf(PHILIPPINES));
  }

  @Test
  void sc_51_a_payment_of_the_closing_period_is_accepted_after_closing() {
    SPEC.given(fiscalYear2025Closed())
        .when(
            new DisburseFunds(
                new FiscalYear(2025), TONGA, 300_000_000, LocalDate.parse("2026-04-20")))
        .then(new FundsDisbursed(2025, "tonga", 300_000_000, LocalDate.parse("2026-04-20")));
  }

  @Test
  void sc_51_a_payment_after_the_closing_period_is_refused() {
    SPEC.given(fiscalYear2025Closed())
        .when(
            new DisburseFunds(
                new FiscalYear(2025), TONGA, 300_000_000, LocalDate.parse("2026-05-01")))
        .thenRefused(
            PAYMENT_OUTSIDE_FISCAL_YEAR,
            Map.of(
                "paymentOn", LocalDate.parse("2026-05-01"),
                "firstPaymentOn", LocalDate.parse("2025-04-01"),
                "lastPaymentOn", LocalDate.parse("2026-04-30")));
  }

  private static List<FiscalYearEvent> fiscalYear2023AsItWas() {
    return LedgerStory.of(2023)
        .enacts(2_000_000_000L)
        .commits(PHILIPPINES, 600_000_000)
        .commits(BANGLADESH, 575_000_000)
        .commits(MALAYSIA, 400_000_000)
        .commits(FIJI, 400_000_000)
        .events();
  }

  private static List<Long> balancesOfTheGrantsOf2025(LedgerStory ledger) {
    return List.of(
        ledger.commits(PAPUA_NEW_GUINEA, 400_000_000).freeJpy(),
        ledger.commits(SRI_LANKA, 500_000_000).freeJpy(),
        ledger.commits(MALAYSIA, 3_100_000_000L).freeJpy(),
        ledger.commits(TONGA, 300_000_000).freeJpy(),
        ledger.commits(PHILIPPINES, 900_000_000).freeJpy(),
        ledger.commits(INDONESIA, 1_900_000_000).freeJpy());
  }

  private static LedgerStory vietnamAndPapuaNewGuineaReleased() {
    return LedgerStory.of(2024)
        .enacts(5_000_000_000L)
        .reserves(VIETNAM, 1_000_000_000)
        .reserves(PAPUA_NEW_GUINEA, 300_000_000)
        .releases(VIETNAM)
        .releases(PAPUA_NEW_GUINEA);
  }

  private static List<FiscalYearEvent> philippinesPaid(long amountJpy) {
    return LedgerStory.of(2023)
        .enacts(2_000_000_000L)
        .commits(PHILIPPINES, 600_000_000)
        .pays(PHILIPPINES, amountJpy, "2024-02-01")
        .events();
  }

  private static List<FiscalYearEvent> fiscalYear2025Closed() {
    return LedgerStory.of(2025)
        .enacts(8_100_000_000L)
        .commits(TONGA, 300_000_000)
        .closes("2026-03-31")
        .events();
  }
}
