package osa.budget.fiscalyear.outbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.budget.fiscalyear.domain.FiscalYearEvent.AppropriationCorrected;
import osa.budget.fiscalyear.domain.FiscalYearEvent.AppropriationLapsed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.BudgetDraftRecorded;
import osa.budget.fiscalyear.domain.FiscalYearEvent.BudgetRequestRecorded;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FiscalYearClosed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsCommitted;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsDisbursed;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReleased;
import osa.budget.fiscalyear.domain.FiscalYearEvent.FundsReserved;
import osa.budget.fiscalyear.domain.FiscalYearEvent.InitialAppropriationEnacted;
import osa.budget.fiscalyear.domain.FiscalYearEvent.ReservationDeclined;
import osa.budget.fiscalyear.domain.FiscalYearEvent.SupplementaryAppropriationEnacted;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageWriter;

/// Tells the others what became of a grant's money. Appropriations and payments are the ledger's
/// own business, and so is what the kernel notes in the same log.
@Singleton
public final class BudgetPublisher implements IntegrationPublisher {

  private final MessageWriter writer = new MessageWriter("budget-service");

  @Override
  public Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    if (!event.stream().category().equals(FiscalYearCommandHandler.CATEGORY)) {
      return Optional.empty();
    }
    return told((FiscalYearEvent) event.data())
        .map(message -> writer.write(event, message.type(), message));
  }

  private static Optional<BudgetIntegrationEvent> told(FiscalYearEvent event) {
    return switch (event) {
      case FundsReserved(int year, String grantId, long amountJpy, long freeJpy) ->
          Optional.of(new BudgetIntegrationEvent.FundsReserved(grantId, year, amountJpy, freeJpy));
      case ReservationDeclined(
              int year,
              String grantId,
              long amountJpy,
              String reason,
              long availableJpy) ->
          Optional.of(
              new BudgetIntegrationEvent.ReservationDeclined(
                  grantId, year, amountJpy, reason, availableJpy));
      case FundsCommitted(int year, String grantId, long amountJpy) ->
          Optional.of(new BudgetIntegrationEvent.FundsCommitted(grantId, year, amountJpy));
      case FundsReleased(int year, String grantId, long amountJpy, var _, var _) ->
          Optional.of(new BudgetIntegrationEvent.FundsReleased(grantId, year, amountJpy));
      case BudgetRequestRecorded _,
          BudgetDraftRecorded _,
          InitialAppropriationEnacted _,
          SupplementaryAppropriationEnacted _,
          AppropriationCorrected _,
          FundsDisbursed _,
          AppropriationLapsed _,
          FiscalYearClosed _ ->
          Optional.empty();
    };
  }
}
