package osa.budget.fiscalyear.view;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import osa.kernel.Figures;

/// The balances of every fiscal year, for those who watch how the money goes.
@Singleton
public class BalanceFigures implements Figures {

  private static final String FREE = "osa.budget.free.jpy";
  private static final String APPROPRIATED = "osa.budget.appropriated.jpy";
  private static final String RESERVED = "osa.budget.reserved.jpy";
  private static final String COMMITTED = "osa.budget.committed.jpy";
  private static final String DISBURSED = "osa.budget.disbursed.jpy";

  private static final int YEARS_MAX = 200;

  private final FiscalYearQueries years;

  BalanceFigures(FiscalYearQueries years) {
    this.years = years;
  }

  @Override
  public Map<String, String> names() {
    return Map.of(
        FREE, "What may still be reserved of a fiscal year",
        APPROPRIATED, "What was appropriated for a fiscal year",
        RESERVED, "What is reserved of a fiscal year",
        COMMITTED, "What is committed of a fiscal year",
        DISBURSED, "What was disbursed of a fiscal year");
  }

  @Override
  public List<Figure> look() {
    return years.after("", YEARS_MAX).stream().flatMap(BalanceFigures::of).toList();
  }

  private static Stream<Figure> of(FiscalYearSummary year) {
    Map<String, String> labels = Map.of("fiscal_year", year.fiscalYear);
    return Stream.of(
        new Figure(FREE, labels, year.freeJpy()),
        new Figure(APPROPRIATED, labels, year.appropriatedJpy),
        new Figure(RESERVED, labels, year.reservedJpy),
        new Figure(COMMITTED, labels, year.committedJpy),
        new Figure(DISBURSED, labels, year.disbursedJpy));
  }
}
