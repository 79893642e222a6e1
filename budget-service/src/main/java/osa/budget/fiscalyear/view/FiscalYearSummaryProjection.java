package osa.budget.fiscalyear.view;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
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
import osa.budget.fiscalyear.view.FiscalYearSummary.AllocationView;
import osa.budget.fiscalyear.view.FiscalYearSummary.Status;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Keeps a fiscal year's balances. They always equal what the ledger's rules counted, because both
/// add up the same events.
@Singleton
public final class FiscalYearSummaryProjection implements Projection<FiscalYearSummary> {

  private static final AllocationView NOTHING = new AllocationView("", 0, 0, 0);

  @Override
  public String category() {
    return FiscalYearCommandHandler.CATEGORY;
  }

  @Override
  public Class<FiscalYearSummary> viewType() {
    return FiscalYearSummary.class;
  }

  @Override
  public FiscalYearSummary initial(StreamId stream) {
    FiscalYearSummary year = new FiscalYearSummary();
    year.fiscalYear = stream.id();
    year.status = Status.UNOPENED;
    return year;
  }

  @Override
  public void apply(FiscalYearSummary year, RecordedEvent<?> event) {
    year.version = event.version();
    switch ((FiscalYearEvent) event.data()) {
      case BudgetRequestRecorded e -> {
        year.requestedJpy = e.amountJpy();
        year.status = Status.OPEN;
      }
      case BudgetDraftRecorded e -> {
        year.draftedJpy = e.amountJpy();
        year.status = Status.OPEN;
      }
      case InitialAppropriationEnacted e -> {
        year.appropriatedJpy += e.amountJpy();
        year.status = Status.OPEN;
      }
      case SupplementaryAppropriationEnacted e -> year.appropriatedJpy += e.amountJpy();
      case AppropriationCorrected e -> year.appropriatedJpy += e.correctedJpy() - e.replacedJpy();
      case FundsReserved e -> {
        year.reservedJpy += e.amountJpy();
        allocate(year, e.grantId(), held -> change(held, e.amountJpy(), 0, 0));
      }
      case ReservationDeclined _ -> {}
      case FundsReleased e -> release(year, e);
      case FundsCommitted e -> {
        year.reservedJpy -= e.amountJpy();
        year.committedJpy += e.amountJpy();
        allocate(year, e.grantId(), held -> change(held, -e.amountJpy(), e.amountJpy(), 0));
      }
      case FundsDisbursed e -> {
        year.disbursedJpy += e.amountJpy();
        allocate(year, e.grantId(), held -> change(held, 0, 0, e.amountJpy()));
      }
      case AppropriationLapsed e -> year.unusedJpy += e.amountJpy();
      case FiscalYearClosed _ -> year.status = Status.CLOSED;
    }
  }

  private static void release(FiscalYearSummary year, FundsReleased e) {
    if (year.status == Status.CLOSED) {
      // What comes back after closing cannot be reserved again, so it lapses at once.
      year.unusedJpy += e.amountJpy();
    }
    switch (e.releasedFrom()) {
      case RESERVATION -> {
        year.reservedJpy -= e.amountJpy();
        allocate(year, e.grantId(), held -> change(held, -e.amountJpy(), 0, 0));
      }
      case COMMITMENT -> {
        year.committedJpy -= e.amountJpy();
        allocate(year, e.grantId(), held -> change(held, 0, -e.amountJpy(), 0));
      }
    }
  }

  private static void allocate(
      FiscalYearSummary year, String grantId, UnaryOperator<AllocationView> change) {
    List<AllocationView> others = new ArrayList<>(year.allocations);
    AllocationView held =
        others.stream().filter(a -> a.grantId().equals(grantId)).findFirst().orElse(NOTHING);
    others.remove(held);
    AllocationView after = change.apply(held);
    if (after.reservedJpy() != 0 || after.committedJpy() != 0) {
      others.add(
          new AllocationView(
              grantId, after.reservedJpy(), after.committedJpy(), after.disbursedJpy()));
    }
    year.allocations =
        others.stream().sorted(Comparator.comparing(AllocationView::grantId)).toList();
  }

  private static AllocationView change(
      AllocationView held, long reservedJpy, long committedJpy, long disbursedJpy) {
    return new AllocationView(
        held.grantId(),
        held.reservedJpy() + reservedJpy,
        held.committedJpy() + committedJpy,
        held.disbursedJpy() + disbursedJpy);
  }
}
