package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import osa.budget.fiscalyear.domain.FiscalYearEvent.*;

/// Counts the events of one ledger a second time, in the plainest way, and compares: the state's
/// own assertions cannot be their own witness.
final class Tally {

  private long appropriatedJpy;
  private long unusedJpy;
  private boolean closed;
  private final Map<String, Long> reservedJpy = new HashMap<>();
  private final Map<String, Long> committedJpy = new HashMap<>();
  private final Map<String, Long> disbursedJpy = new HashMap<>();

  void add(FiscalYearEvent event) {
    switch (event) {
      case BudgetRequestRecorded _, BudgetDraftRecorded _, ReservationDeclined _ -> {}
      case InitialAppropriationEnacted e -> appropriatedJpy += e.amountJpy();
      case SupplementaryAppropriationEnacted e -> appropriatedJpy += e.amountJpy();
      case AppropriationCorrected e -> appropriatedJpy += e.correctedJpy() - e.replacedJpy();
      case FundsReserved e -> reservedJpy.merge(e.grantId(), e.amountJpy(), Long::sum);
      case FundsReleased e -> release(e);
      case FundsCommitted e -> {
        reservedJpy.merge(e.grantId(), -e.amountJpy(), Long::sum);
        committedJpy.merge(e.grantId(), e.amountJpy(), Long::sum);
      }
      case FundsDisbursed e -> disbursedJpy.merge(e.grantId(), e.amountJpy(), Long::sum);
      case AppropriationLapsed e -> unusedJpy += e.amountJpy();
      case FiscalYearClosed _ -> closed = true;
    }
  }

  void check(Ledger ledger) {
    assertTrue(heldJpy() <= appropriatedJpy, "overspent");
    if (closed) {
      assertEquals(appropriatedJpy, heldJpy(), "a closed year has something free");
    }
    disbursedJpy.forEach(
        (grantId, jpy) ->
            assertTrue(jpy <= committedJpy.getOrDefault(grantId, 0L), "paid too much"));
    switch (ledger) {
      case Ledger.Unopened() -> assertEquals(0, appropriatedJpy);
      case Ledger.Open(_, Accounts accounts) -> compare(accounts);
      case Ledger.Closed(_, Accounts accounts) -> compare(accounts);
    }
  }

  private void release(FundsReleased e) {
    switch (e.releasedFrom()) {
      case RESERVATION -> reservedJpy.merge(e.grantId(), -e.amountJpy(), Long::sum);
      case COMMITMENT -> committedJpy.merge(e.grantId(), -e.amountJpy(), Long::sum);
    }
    if (closed) {
      unusedJpy += e.amountJpy();
    }
  }

  private void compare(Accounts accounts) {
    assertEquals(appropriatedJpy, accounts.appropriatedJpy());
    assertEquals(total(reservedJpy), accounts.reservedJpy());
    assertEquals(total(committedJpy), accounts.committedJpy());
    assertEquals(total(disbursedJpy), accounts.disbursedJpy());
    assertEquals(unusedJpy, accounts.unusedJpy());
    assertEquals(appropriatedJpy - heldJpy(), accounts.freeJpy());
  }

  private long heldJpy() {
    return total(reservedJpy) + total(committedJpy) + unusedJpy;
  }

  private static long total(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }
}
