package osa.budget.fiscalyear.domain;

import static osa.budget.fiscalyear.domain.LedgerStory.FY2023;
import static osa.budget.fiscalyear.domain.LedgerStory.INITIAL;

import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;

/// Commands as they come: for few grants and few entries, so that they meet, and with amounts of
/// which some fit, some do not and some are absurd.
public final class SomeCommands {

  public static final FiscalYearCommand APPROPRIATION =
      new EnactInitialAppropriation(FY2023, INITIAL, 1_000, "");

  private static final LocalDate YEAR_END = FY2023.endsOn();

  private SomeCommands() {}

  public static Arbitrary<FiscalYearCommand> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, appropriations()),
        Tuple.of(6, reservations()),
        Tuple.of(6, commitments()),
        Tuple.of(6, payments()),
        Tuple.of(1, closings()));
  }

  private static Arbitrary<FiscalYearCommand> appropriations() {
    Arbitrary<UUID> entries = Arbitraries.longs().between(0, 2).map(n -> new UUID(0, n));
    return Arbitraries.oneOf(
        amounts().map(jpy -> new RecordBudgetRequest(FY2023, jpy, "")),
        amounts().map(jpy -> new RecordBudgetDraft(FY2023, jpy, "")),
        Combinators.combine(entries, amounts())
            .as((id, jpy) -> new EnactInitialAppropriation(FY2023, id, jpy, "")),
        Combinators.combine(entries, signedAmounts())
            .as((id, jpy) -> new EnactSupplementaryAppropriation(FY2023, id, jpy, "")),
        Combinators.combine(entries, signedAmounts())
            .as((id, jpy) -> new CorrectAppropriation(FY2023, id, jpy, "misprint")));
  }

  private static Arbitrary<FiscalYearCommand> reservations() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            6,
            Combinators.combine(grants(), amounts())
                .as((grant, jpy) -> new ReserveFunds(FY2023, grant, jpy))),
        Tuple.of(2, grants().map(grant -> new ReleaseFunds(FY2023, grant, "withdrawn"))),
        Tuple.of(
            1,
            Combinators.combine(grants(), amounts())
                .as((grant, jpy) -> new AnswerFundsRequest(FY2023, grant, jpy))));
  }

  private static Arbitrary<FiscalYearCommand> commitments() {
    return Combinators.combine(grants(), amounts())
        .as((grant, jpy) -> new CommitFunds(FY2023, grant, jpy));
  }

  private static Arbitrary<FiscalYearCommand> payments() {
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-400, 40).map(YEAR_END::plusDays);
    return Combinators.combine(grants(), amounts(), days)
        .as((grant, jpy, day) -> new DisburseFunds(FY2023, grant, jpy, day));
  }

  private static Arbitrary<FiscalYearCommand> closings() {
    return Arbitraries.integers()
        .between(-1, 20)
        .map(days -> new CloseFiscalYear(FY2023, YEAR_END.plusDays(days)));
  }

  private static Arbitrary<GrantId> grants() {
    return Arbitraries.of("a", "b", "c").map(GrantId::new);
  }

  private static Arbitrary<Long> amounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, Arbitraries.longs().between(1, 500)), Tuple.of(1, Arbitraries.longs()));
  }

  private static Arbitrary<Long> signedAmounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(30, Arbitraries.longs().between(-500, 800)), Tuple.of(1, Arbitraries.longs()));
  }
}
