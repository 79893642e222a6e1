package osa.budget.fiscalyear.view;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.kernel.RecordedEvent;
import osa.kernel.projection.ValidTime;

/// Since which day each entry of a ledger holds, so that the ledger is a possible one on every day:
/// nothing is overspent, and nothing is released or paid that was not held.
@Singleton
public final class LedgerValidTime implements ValidTime {

  @Override
  public String category() {
    return FiscalYearCommandHandler.CATEGORY;
  }

  @Override
  public List<LocalDate> holdsFrom(List<RecordedEvent<?>> events, List<LocalDate> occurredOn) {
    LedgerDays ledger = new LedgerDays();
    List<LocalDate> days = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      days.add(ledger.holdsFrom((FiscalYearEvent) events.get(i).data(), occurredOn.get(i)));
    }
    return days;
  }
}
