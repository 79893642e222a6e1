package osa.budget.fiscalyear.domain;

import static osa.budget.fiscalyear.domain.BudgetRejection.*;

import java.util.Map;
import osa.budget.fiscalyear.domain.FiscalYearCommand.*;
import osa.budget.fiscalyear.domain.FiscalYearEvent.*;
import osa.budget.fiscalyear.domain.Ledger.Closed;
import osa.budget.fiscalyear.domain.Ledger.Open;
import osa.budget.fiscalyear.domain.Ledger.Unopened;
import osa.kernel.Decider;
import osa.kernel.Decision;
import osa.kernel.Rejection;

/// The rules of a fiscal year's ledger. Money comes from enacted appropriations only, initial or
/// supplementary (Public Finance Act, article 29); no decision lets reserved, committed and unused
/// money together exceed them; and what is left at the end cannot be used in another year
/// (article 42).
///
/// A refusal is a value that carries the figures of the case. [#evolve] throws when an event
/// cannot follow: a ledger stops rather than lies.
public final class FiscalYearDecider
    implements Decider<Ledger, FiscalYearCommand, FiscalYearEvent> {

  @Override
  public Ledger initial() {
    return new Unopened();
  }

  @Override
  public Decision<FiscalYearEvent> decide(FiscalYearCommand command, Ledger ledger) {
    LedgerHistory.requireSameYear(ledger, command.fiscalYear().year());
    return switch (command) {
      case PositiveAmount c when c.amountJpy() <= 0 ->
          Decision.reject(AMOUNT_NOT_POSITIVE, Map.of("amountJpy", c.amountJpy()));
      case RecordBudgetRequest c -> recordRequest(c, ledger);
      case RecordBudgetDraft c -> recordDraft(c, ledger);
      case EnactInitialAppropriation c -> enactInitial(c, ledger);
      case EnactSupplementaryAppropriation c when c.amountJpy() == 0 ->
          Decision.reject(AMOUNT_ZERO);
      case EnactSupplementaryAppropriation c -> enactSupplementary(c, ledger);
      case CorrectAppropriation c -> correct(c, ledger);
      case ReserveFunds c -> reserve(c, ledger);
      case AnswerFundsRequest c -> answer(c, ledger);
      case ReleaseFunds c -> release(c, ledger);
      case CommitFunds c -> commit(c, ledger);
      case DisburseFunds c -> disburse(c, ledger);
      case CloseFiscalYear c -> close(c, ledger);
    };
  }

  @Override
  public Ledger evolve(Ledger ledger, FiscalYearEvent event) {
    return LedgerHistory.after(ledger, event);
  }

  private static Decision<FiscalYearEvent> recordRequest(RecordBudgetRequest c, Ledger ledger) {
    return switch (ledger) {
      case Unopened(), Open(_, _) ->
          Decision.accept(
              new BudgetRequestRecorded(c.fiscalYear().year(), c.amountJpy(), c.note()));
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> recordDraft(RecordBudgetDraft c, Ledger ledger) {
    return switch (ledger) {
      case Unopened(), Open(_, _) ->
          Decision.accept(new BudgetDraftRecorded(c.fiscalYear().year(), c.amountJpy(), c.note()));
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> enactInitial(
      EnactInitialAppropriation c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> AppropriationRules.enactInitial(c, Accounts.EMPTY);
      case Open(_, Accounts accounts) -> AppropriationRules.enactInitial(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> enactSupplementary(
      EnactSupplementaryAppropriation c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AppropriationRules.enactSupplementary(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> correct(CorrectAppropriation c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AppropriationRules.correct(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> reserve(ReserveFunds c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AllocationRules.reserve(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  /// Never refused, not even where no ledger is kept: the one who asked must get an answer. One
  /// decision, so that no other writer's money comes between the refusal and what is told of it.
  private Decision<FiscalYearEvent> answer(AnswerFundsRequest c, Ledger ledger) {
    return switch (decide(c.reservation(), ledger)) {
      case Decision.Accepted<FiscalYearEvent> reserved -> reserved;
      case Decision.Rejected<FiscalYearEvent>(Rejection why) ->
          Decision.accept(
              new ReservationDeclined(
                  c.fiscalYear().year(),
                  c.grantId().value(),
                  c.amountJpy(),
                  why.code().name(),
                  why.details().get("availableJpy") instanceof Long available ? available : 0));
    };
  }

  /// Possible after closing too: a commitment that will never be paid lapses as unused.
  private static Decision<FiscalYearEvent> release(ReleaseFunds c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AllocationRules.release(c, accounts);
      case Closed(_, Accounts accounts) -> AllocationRules.release(c, accounts);
    };
  }

  private static Decision<FiscalYearEvent> commit(CommitFunds c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AllocationRules.commit(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }

  private static Decision<FiscalYearEvent> disburse(DisburseFunds c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AllocationRules.disburse(c, accounts);
      case Closed(_, Accounts accounts) -> AllocationRules.disburse(c, accounts);
    };
  }

  private static Decision<FiscalYearEvent> close(CloseFiscalYear c, Ledger ledger) {
    return switch (ledger) {
      case Unopened() -> Decision.reject(FISCAL_YEAR_UNKNOWN);
      case Open(_, Accounts accounts) -> AppropriationRules.close(c, accounts);
      case Closed(_, _) -> Decision.reject(FISCAL_YEAR_CLOSED);
    };
  }
}
