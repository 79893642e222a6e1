package osa.budget.fiscalyear.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.view.FiscalYearSummary.Status;

/// Reads the fiscal years' balances.
@ApplicationScoped
public class FiscalYearQueries implements PanacheRepositoryBase<FiscalYearSummary, String> {

  /// Empty when no ledger is kept for the year.
  public Optional<FiscalYearSummary> byYear(FiscalYear fiscalYear) {
    return findByIdOptional(fiscalYear.toString()).filter(FiscalYearSummary::isKept);
  }

  /// Up to `limit` years after a year, in order.
  public List<FiscalYearSummary> after(String year, int limit) {
    return find("status <> ?1 and fiscalYear > ?2", Sort.by("fiscalYear"), Status.UNOPENED, year)
        .page(0, limit)
        .list();
  }
}
