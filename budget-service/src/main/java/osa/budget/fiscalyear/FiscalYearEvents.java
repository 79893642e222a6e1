package osa.budget.fiscalyear;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import osa.budget.fiscalyear.domain.BudgetRejection;
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
import osa.kernel.rest.ProblemCatalogue;
import osa.kernel.store.EventCodec;

/// The names under which the feature's events are stored, for ever, and its refusals are listed.
public final class FiscalYearEvents {

  private FiscalYearEvents() {}

  @Produces
  @Singleton
  public static EventCodec codec() {
    return new EventCodec(
        Map.ofEntries(
            Map.entry("budget-request-recorded.v1", BudgetRequestRecorded.class),
            Map.entry("budget-draft-recorded.v1", BudgetDraftRecorded.class),
            Map.entry("initial-appropriation-enacted.v1", InitialAppropriationEnacted.class),
            Map.entry(
                "supplementary-appropriation-enacted.v1", SupplementaryAppropriationEnacted.class),
            Map.entry("appropriation-corrected.v1", AppropriationCorrected.class),
            Map.entry("funds-reserved.v1", FundsReserved.class),
            Map.entry("reservation-declined.v1", ReservationDeclined.class),
            Map.entry("funds-released.v1", FundsReleased.class),
            Map.entry("funds-committed.v1", FundsCommitted.class),
            Map.entry("funds-disbursed.v1", FundsDisbursed.class),
            Map.entry("appropriation-lapsed.v1", AppropriationLapsed.class),
            Map.entry("fiscal-year-closed.v1", FiscalYearClosed.class)));
  }

  @Produces
  @Singleton
  static ProblemCatalogue refusals() {
    return () -> List.of(BudgetRejection.values());
  }
}
