package osa.budget.fiscalyear.domain;

import osa.budget.fiscalyear.domain.AppropriationEntry.Kind;
import osa.budget.fiscalyear.domain.FiscalYearEvent.*;
import osa.budget.fiscalyear.domain.Ledger.Closed;
import osa.budget.fiscalyear.domain.Ledger.Open;
import osa.budget.fiscalyear.domain.Ledger.Unopened;

/// What each event makes of a ledger. It decides nothing; it throws [IllegalStateException] when
/// an event cannot follow.
final class LedgerHistory {

  private LedgerHistory() {}

  static Ledger after(Ledger ledger, FiscalYearEvent event) {
    requireSameYear(ledger, event.fiscalYear());
    return switch (event) {
      case BudgetRequestRecorded e -> opened(ledger, e);
      case BudgetDraftRecorded e -> opened(ledger, e);
      case InitialAppropriationEnacted e -> {
        Open open = opened(ledger, e);
        yield open.with(open.accounts().enact(e.entryId(), Kind.INITIAL, e.amountJpy()));
      }
      case SupplementaryAppropriationEnacted e -> {
        Open open = open(ledger, e);
        yield open.with(open.accounts().enact(e.entryId(), Kind.SUPPLEMENTARY, e.amountJpy()));
      }
      case AppropriationCorrected e -> {
        Open open = open(ledger, e);
        yield open.with(
            open.accounts().correct(e.correctsEventId(), e.replacedJpy(), e.correctedJpy()));
      }
      case FundsReserved e -> reserved(open(ledger, e), e);
      case ReservationDeclined _ -> ledger;
      case FundsReleased e -> released(ledger, e);
      case FundsCommitted e -> {
        Open open = open(ledger, e);
        yield open.with(
            open.accounts().allocate(new GrantId(e.grantId()), held -> held.commit(e.amountJpy())));
      }
      case FundsDisbursed e -> disbursed(ledger, e);
      case AppropriationLapsed e -> {
        Open open = open(ledger, e);
        yield open.with(open.accounts().lapse(e.amountJpy()));
      }
      case FiscalYearClosed e -> {
        Open open = open(ledger, e);
        yield new Closed(open.fiscalYear(), open.accounts());
      }
    };
  }

  /// A command or an event of one year in the ledger of another is a fault of the program, not a
  /// refusal.
  static void requireSameYear(Ledger ledger, int year) {
    boolean same =
        switch (ledger) {
          case Unopened() -> true;
          case Open(FiscalYear fiscalYear, _) -> fiscalYear.year() == year;
          case Closed(FiscalYear fiscalYear, _) -> fiscalYear.year() == year;
        };
    if (!same) {
      throw new IllegalStateException("fiscal year " + year + " in the ledger of another");
    }
  }

  private static Ledger reserved(Open open, FundsReserved e) {
    Accounts accounts =
        open.accounts().allocate(new GrantId(e.grantId()), held -> held.reserve(e.amountJpy()));
    if (accounts.freeJpy() != e.freeJpy()) {
      throw new IllegalStateException("the reservation left another amount free than it says");
    }
    return open.with(accounts);
  }

  private static Ledger released(Ledger ledger, FundsReleased e) {
    return switch (ledger) {
      case Unopened() -> throw cannotFollow(ledger, e);
      case Open open -> open.with(released(open.accounts(), e));
      case Closed closed ->
          // What comes back after closing cannot be reserved again, so it lapses at once.
          closed.with(released(closed.accounts(), e).lapse(e.amountJpy()));
    };
  }

  private static Accounts released(Accounts accounts, FundsReleased e) {
    return accounts.allocate(
        new GrantId(e.grantId()), held -> held.release(e.releasedFrom(), e.amountJpy()));
  }

  private static Ledger disbursed(Ledger ledger, FundsDisbursed e) {
    return switch (ledger) {
      case Unopened() -> throw cannotFollow(ledger, e);
      case Open open -> open.with(disbursed(open.accounts(), e));
      case Closed closed -> closed.with(disbursed(closed.accounts(), e));
    };
  }

  private static Accounts disbursed(Accounts accounts, FundsDisbursed e) {
    return accounts.allocate(new GrantId(e.grantId()), held -> held.disburse(e.amountJpy()));
  }

  /// The ledger, opened by this event if none before did.
  private static Open opened(Ledger ledger, FiscalYearEvent event) {
    return switch (ledger) {
      case Unopened() -> new Open(new FiscalYear(event.fiscalYear()), Accounts.EMPTY);
      case Open open -> open;
      case Closed _ -> throw cannotFollow(ledger, event);
    };
  }

  private static Open open(Ledger ledger, FiscalYearEvent event) {
    return switch (ledger) {
      case Open open -> open;
      case Unopened _, Closed _ -> throw cannotFollow(ledger, event);
    };
  }

  private static IllegalStateException cannotFollow(Ledger ledger, FiscalYearEvent event) {
    return new IllegalStateException(
        "%s cannot follow in the ledger that is %s"
            .formatted(event.getClass().getSimpleName(), ledger.getClass().getSimpleName()));
  }
}
