package osa.budget.fiscalyear.view;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
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

/// Puts a ledger's entries on days, one after another as they were recorded.
///
/// - What takes money holds from the day it happened, or from the first later day from which the
///   ledger can carry it for good.
/// - What concerns a grant does not hold before what that grant did before.
/// - A correction holds from the enactment that it corrects: it says what was true from the start.
/// - Closing holds last of all that was entered before it, and what is released afterwards not
///   before it.
final class LedgerDays {

  private final NavigableMap<LocalDate, Long> freedJpy = new TreeMap<>();
  private final Map<String, LocalDate> latestOfGrant = new HashMap<>();
  private final Map<UUID, LocalDate> latestOfEntry = new HashMap<>();
  private LocalDate initialOn = LocalDate.MIN;
  private LocalDate closedOn = LocalDate.MIN;
  private LocalDate latest = LocalDate.MIN;
  private boolean closed;

  LocalDate holdsFrom(FiscalYearEvent event, LocalDate occurredOn) {
    LocalDate day =
        switch (event) {
          case BudgetRequestRecorded _, BudgetDraftRecorded _, ReservationDeclined _ -> occurredOn;
          case InitialAppropriationEnacted e -> initial(e, occurredOn);
          case SupplementaryAppropriationEnacted e ->
              entry(e.entryId(), later(occurredOn, initialOn), e.amountJpy());
          case AppropriationCorrected e ->
              entry(
                  e.correctsEventId(),
                  latestOfEntry.get(e.correctsEventId()),
                  e.correctedJpy() - e.replacedJpy());
          case FundsReserved e -> grant(e.grantId(), occurredOn, -e.amountJpy());
          case FundsReleased e -> released(e, occurredOn);
          case FundsCommitted e -> grant(e.grantId(), occurredOn, 0);
          case FundsDisbursed e -> grant(e.grantId(), occurredOn, 0);
          case AppropriationLapsed e -> moved(later(occurredOn, latest), -e.amountJpy());
          case FiscalYearClosed _ -> close(later(occurredOn, latest));
        };
    latest = later(latest, day);
    return day;
  }

  private LocalDate initial(InitialAppropriationEnacted e, LocalDate occurredOn) {
    initialOn = entry(e.entryId(), occurredOn, e.amountJpy());
    return initialOn;
  }

  private LocalDate entry(UUID entryId, LocalDate earliest, long jpy) {
    LocalDate day = moved(earliest, jpy);
    latestOfEntry.put(entryId, day);
    return day;
  }

  private LocalDate grant(String grantId, LocalDate occurredOn, long jpy) {
    LocalDate earliest = later(occurredOn, latestOfGrant.getOrDefault(grantId, LocalDate.MIN));
    LocalDate day = moved(earliest, jpy);
    latestOfGrant.put(grantId, day);
    return day;
  }

  private LocalDate released(FundsReleased e, LocalDate occurredOn) {
    // What comes back after closing lapses at once and frees nothing.
    return closed
        ? grant(e.grantId(), later(occurredOn, closedOn), 0)
        : grant(e.grantId(), occurredOn, e.amountJpy());
  }

  private LocalDate close(LocalDate day) {
    closed = true;
    closedOn = day;
    return day;
  }

  /// Books what an entry frees, or takes where it is negative, on the first day that can carry it.
  private LocalDate moved(LocalDate earliest, long jpy) {
    LocalDate day = jpy < 0 ? later(earliest, carriedFrom(-jpy)) : earliest;
    freedJpy.merge(day, jpy, Long::sum);
    return day;
  }

  /// The first day from which so much is free on every day.
  private LocalDate carriedFrom(long jpy) {
    long freeJpy = freedJpy.values().stream().mapToLong(Long::longValue).sum();
    LocalDate from = LocalDate.MIN;
    for (Map.Entry<LocalDate, Long> day : freedJpy.descendingMap().entrySet()) {
      if (freeJpy < jpy) {
        break;
      }
      from = day.getKey();
      freeJpy -= day.getValue();
    }
    return from;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
