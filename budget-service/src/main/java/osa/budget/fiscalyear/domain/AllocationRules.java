package osa.budget.fiscalyear.domain;

import static osa.budget.fiscalyear.domain.BudgetRejection.*;

import java.util.Map;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CommitFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.DisburseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReleaseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReserveFunds;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsCommitted;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsDisbursed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReleased;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReserved;
import osa.kernel.Decision;

/// How one grant takes money of a fiscal year and gives it back: one allocation per grant, either
/// reserved or committed, never both.
final class AllocationRules {

  static final String NOT_BOUND_BY_THE_NOTES = "The notes bind less than was reserved.";

  private AllocationRules() {}

  static Decision<FiscalYearEvent> reserve(ReserveFunds c, Accounts accounts) {
    Allocation held = accounts.allocationOf(c.grantId());
    if (!held.isEmpty()) {
      return Decision.reject(
          ALREADY_RESERVED,
          Map.of(
              "reservedJpy", held.reservedJpy(),
              "committedJpy", held.committedJpy(),
              "requestedJpy", c.amountJpy()));
    }
    long freeJpy = accounts.freeJpy();
    if (c.amountJpy() > freeJpy) {
      return Decision.reject(
          INSUFFICIENT_FUNDS, Map.of("availableJpy", freeJpy, "requestedJpy", c.amountJpy()));
    }
    return Decision.accept(
        new FundsReserved(
            c.fiscalYear().year(), c.grantId().value(), c.amountJpy(), freeJpy - c.amountJpy()));
  }

  static Decision<FiscalYearEvent> release(ReleaseFunds c, Accounts accounts) {
    Allocation held = accounts.allocationOf(c.grantId());
    if (held.isEmpty()) {
      return unknown(c.grantId());
    }
    if (held.reservedJpy() > 0) {
      return Decision.accept(
          new FundsReleased(
              c.fiscalYear().year(),
              c.grantId().value(),
              held.reservedJpy(),
              ReleasedFrom.RESERVATION,
              c.reason()));
    }
    if (held.payableJpy() == 0) {
      return Decision.reject(NOTHING_TO_RELEASE, Map.of("disbursedJpy", held.disbursedJpy()));
    }
    return Decision.accept(
        new FundsReleased(
            c.fiscalYear().year(),
            c.grantId().value(),
            held.payableJpy(),
            ReleasedFrom.COMMITMENT,
            c.reason()));
  }

  static Decision<FiscalYearEvent> commit(CommitFunds c, Accounts accounts) {
    Allocation held = accounts.allocationOf(c.grantId());
    if (held.isEmpty()) {
      return unknown(c.grantId());
    }
    if (held.committedJpy() > 0) {
      return Decision.reject(ALREADY_COMMITTED, Map.of("committedJpy", held.committedJpy()));
    }
    if (c.amountJpy() > held.reservedJpy()) {
      return Decision.reject(
          EXCEEDS_RESERVATION,
          Map.of("reservedJpy", held.reservedJpy(), "requestedJpy", c.amountJpy()));
    }
    int year = c.fiscalYear().year();
    String grantId = c.grantId().value();
    FundsCommitted committed = new FundsCommitted(year, grantId, c.amountJpy());
    long unboundJpy = held.reservedJpy() - c.amountJpy();
    return unboundJpy == 0
        ? Decision.accept(committed)
        : Decision.accept(
            committed,
            new FundsReleased(
                year, grantId, unboundJpy, ReleasedFrom.RESERVATION, NOT_BOUND_BY_THE_NOTES));
  }

  static Decision<FiscalYearEvent> disburse(DisburseFunds c, Accounts accounts) {
    if (!c.fiscalYear().takesPaymentOn(c.paymentOn())) {
      return Decision.reject(
          PAYMENT_OUTSIDE_FISCAL_YEAR,
          Map.of(
              "paymentOn", c.paymentOn(),
              "firstPaymentOn", c.fiscalYear().startsOn(),
              "lastPaymentOn", c.fiscalYear().lastPaymentOn()));
    }
    Allocation held = accounts.allocationOf(c.grantId());
    if (held.isEmpty()) {
      return unknown(c.grantId());
    }
    if (held.committedJpy() == 0) {
      return Decision.reject(NOT_COMMITTED, Map.of("reservedJpy", held.reservedJpy()));
    }
    if (c.amountJpy() > held.payableJpy()) {
      return Decision.reject(
          EXCEEDS_COMMITMENT,
          Map.of(
              "committedJpy", held.committedJpy(),
              "disbursedJpy", held.disbursedJpy(),
              "payableJpy", held.payableJpy(),
              "requestedJpy", c.amountJpy()));
    }
    return Decision.accept(
        new FundsDisbursed(
            c.fiscalYear().year(), c.grantId().value(), c.amountJpy(), c.paymentOn()));
  }

  private static Decision<FiscalYearEvent> unknown(GrantId grantId) {
    return Decision.reject(RESERVATION_UNKNOWN, Map.of("grantId", grantId.value()));
  }
}
