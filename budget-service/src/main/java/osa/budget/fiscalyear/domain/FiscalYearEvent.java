package osa.budget.fiscalyear.domain;

import java.time.LocalDate;
import java.util.UUID;

/// The whole history of a fiscal year's ledger. Events are kept for ever, so they carry plain
/// values: a value type may then change its rules without making the past unreadable. Amounts are
/// whole yen.
public sealed interface FiscalYearEvent {

  int fiscalYear();

  record BudgetRequestRecorded(int fiscalYear, long amountJpy, String note)
      implements FiscalYearEvent {}

  record BudgetDraftRecorded(int fiscalYear, long amountJpy, String note)
      implements FiscalYearEvent {}

  record InitialAppropriationEnacted(int fiscalYear, UUID entryId, long amountJpy, String note)
      implements FiscalYearEvent {}

  /// @param amountJpy signed; negative for a cut
  record SupplementaryAppropriationEnacted(
      int fiscalYear, UUID entryId, long amountJpy, String note) implements FiscalYearEvent {}

  /// @param correctsEventId the `entryId` of the enactment whose figure was wrong
  /// @param replacedJpy the figure that stood until now
  /// @param correctedJpy the figure that holds from now on
  record AppropriationCorrected(
      int fiscalYear, UUID correctsEventId, long replacedJpy, long correctedJpy, String reason)
      implements FiscalYearEvent {}

  /// @param freeJpy what is left of the year after this reservation
  record FundsReserved(int fiscalYear, String grantId, long amountJpy, long freeJpy)
      implements FiscalYearEvent {}

  /// @param reason the refusal's code
  /// @param availableJpy what was free when the reservation was refused
  record ReservationDeclined(
      int fiscalYear, String grantId, long amountJpy, String reason, long availableJpy)
      implements FiscalYearEvent {}

  record FundsReleased(
      int fiscalYear, String grantId, long amountJpy, ReleasedFrom releasedFrom, String reason)
      implements FiscalYearEvent {}

  record FundsCommitted(int fiscalYear, String grantId, long amountJpy)
      implements FiscalYearEvent {}

  record FundsDisbursed(int fiscalYear, String grantId, long amountJpy, LocalDate paymentOn)
      implements FiscalYearEvent {}

  /// What was free at closing is unused and gone; no other year gains it.
  record AppropriationLapsed(int fiscalYear, long amountJpy) implements FiscalYearEvent {}

  record FiscalYearClosed(int fiscalYear, LocalDate closedOn) implements FiscalYearEvent {}
}
