package osa.simulation.laws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import osa.kernel.StreamId;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// After every event: what is reserved, committed and unused never exceeds the appropriation, no
/// grant holds less than nothing, no more is paid than committed, and money is declined only where
/// there is too little at that very moment. Counted here anew, without the product's own rules.
public final class BudgetIsNeverOverspent implements Laws {

  private static final class Tally {
    long appropriated;
    long unused;
    boolean closed;
    final Map<String, Long> reserved = new HashMap<>();
    final Map<String, Long> committed = new HashMap<>();
    final Map<String, Long> disbursed = new HashMap<>();

    long held() {
      return sum(reserved) + sum(committed) + unused;
    }

    long free() {
      return appropriated - held();
    }

    private static long sum(Map<String, Long> amounts) {
      return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private final Map<StreamId, Tally> years = new HashMap<>();

  @Override
  public void committed(String service, List<Row> rows) {
    for (Row row : rows) {
      if (row.event().data() instanceof FiscalYearEvent event) {
        Tally year = years.computeIfAbsent(row.event().stream(), _ -> new Tally());
        checkDeclined(row.event().stream(), year, event);
        count(year, event);
        check(row.event().stream(), year);
      }
    }
  }

  private static void count(Tally year, FiscalYearEvent event) {
    switch (event) {
      case InitialAppropriationEnacted e -> year.appropriated += e.amountJpy();
      case SupplementaryAppropriationEnacted e -> year.appropriated += e.amountJpy();
      case AppropriationCorrected e -> year.appropriated += e.correctedJpy() - e.replacedJpy();
      case FundsReserved e -> year.reserved.merge(e.grantId(), e.amountJpy(), Long::sum);
      case FundsCommitted e -> {
        year.reserved.merge(e.grantId(), -e.amountJpy(), Long::sum);
        year.committed.merge(e.grantId(), e.amountJpy(), Long::sum);
      }
      case FundsReleased e -> release(year, e);
      case FundsDisbursed e -> year.disbursed.merge(e.grantId(), e.amountJpy(), Long::sum);
      case AppropriationLapsed e -> year.unused += e.amountJpy();
      case FiscalYearClosed _ -> year.closed = true;
      case BudgetRequestRecorded _, BudgetDraftRecorded _, ReservationDeclined _ -> {}
    }
  }

  private static void release(Tally year, FundsReleased e) {
    switch (e.releasedFrom()) {
      case RESERVATION -> year.reserved.merge(e.grantId(), -e.amountJpy(), Long::sum);
      case COMMITMENT -> year.committed.merge(e.grantId(), -e.amountJpy(), Long::sum);
    }
    if (year.closed) {
      year.unused += e.amountJpy();
    }
  }

  private static void checkDeclined(StreamId stream, Tally year, FiscalYearEvent event) {
    if (event instanceof ReservationDeclined e
        && e.reason().equals("INSUFFICIENT_FUNDS")
        && (e.availableJpy() != year.free() || e.amountJpy() <= year.free())) {
      throw new LawBroken(
          Law.BUDGET_IS_NEVER_OVERSPENT, stream, "%s when %d were free".formatted(e, year.free()));
    }
  }

  private static void check(StreamId stream, Tally year) {
    if (year.held() > year.appropriated) {
      throw new LawBroken(
          Law.BUDGET_IS_NEVER_OVERSPENT,
          stream,
          "%d held of %d appropriated".formatted(year.held(), year.appropriated));
    }
    year.reserved.forEach((grant, amount) -> notNegative(stream, grant, amount));
    year.committed.forEach((grant, amount) -> notNegative(stream, grant, amount));
    year.disbursed.forEach(
        (grant, amount) ->
            notNegative(stream, grant, year.committed.getOrDefault(grant, 0L) - amount));
  }

  private static void notNegative(StreamId stream, String grant, long amount) {
    if (amount < 0) {
      throw new LawBroken(Law.BUDGET_IS_NEVER_OVERSPENT, stream, grant + " is left with " + amount);
    }
  }
}
