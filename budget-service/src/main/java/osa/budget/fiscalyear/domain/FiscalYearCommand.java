package osa.budget.fiscalyear.domain;

import java.time.LocalDate;
import java.util.UUID;

/// What can be asked of a fiscal year's ledger. Amounts are whole yen; a `note` or `reason` is
/// text for people, the note empty when there is none.
public sealed interface FiscalYearCommand {

  FiscalYear fiscalYear();

  /// A command whose amount is refused unless it is at least one yen, in whatever state.
  sealed interface PositiveAmount {
    long amountJpy();
  }

  /// The ministry's request of August. Never money.
  record RecordBudgetRequest(FiscalYear fiscalYear, long amountJpy, String note)
      implements FiscalYearCommand, PositiveAmount {}

  /// The government's draft of December. Never money.
  record RecordBudgetDraft(FiscalYear fiscalYear, long amountJpy, String note)
      implements FiscalYearCommand, PositiveAmount {}

  /// The initial budget, once a year.
  ///
  /// @param entryId names this enactment for ever, so that a correction can refer to it
  record EnactInitialAppropriation(FiscalYear fiscalYear, UUID entryId, long amountJpy, String note)
      implements FiscalYearCommand, PositiveAmount {}

  /// A supplementary budget raises the appropriation, or cuts it: `amountJpy` is signed.
  record EnactSupplementaryAppropriation(
      FiscalYear fiscalYear, UUID entryId, long amountJpy, String note)
      implements FiscalYearCommand {}

  /// The figure of an enactment was recorded wrongly.
  ///
  /// @param correctsEventId the `entryId` of the enactment
  /// @param amountJpy the right figure, not the difference; zero or negative only for a
  ///     supplementary budget, zero meaning that it never was
  record CorrectAppropriation(
      FiscalYear fiscalYear, UUID correctsEventId, long amountJpy, String reason)
      implements FiscalYearCommand {}

  /// A grant was selected for this year.
  record ReserveFunds(FiscalYear fiscalYear, GrantId grantId, long amountJpy)
      implements FiscalYearCommand, PositiveAmount {}

  /// A selected grant asked for money by message and has to hear an answer: what it asks for is
  /// reserved, or declined with what is available at that very moment.
  record AnswerFundsRequest(FiscalYear fiscalYear, GrantId grantId, long amountJpy)
      implements FiscalYearCommand {
    ReserveFunds reservation() {
      return new ReserveFunds(fiscalYear, grantId, amountJpy);
    }
  }

  /// The grant gives back all that is reserved for it, or all that is committed and not paid.
  record ReleaseFunds(FiscalYear fiscalYear, GrantId grantId, String reason)
      implements FiscalYearCommand {}

  /// The notes entered into force for this amount; what they do not bind is released.
  record CommitFunds(FiscalYear fiscalYear, GrantId grantId, long amountJpy)
      implements FiscalYearCommand, PositiveAmount {}

  /// A payment out of what is committed.
  record DisburseFunds(FiscalYear fiscalYear, GrantId grantId, long amountJpy, LocalDate paymentOn)
      implements FiscalYearCommand, PositiveAmount {}

  /// The year ends; what is free lapses.
  record CloseFiscalYear(FiscalYear fiscalYear, LocalDate closedOn) implements FiscalYearCommand {}
}
