package osa.budget.fiscalyear.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.budget.fiscalyear.view.FiscalYearSummary.AllocationView;

/// A fiscal year's balances in whole yen. A request and a draft are shown beside and are never
/// money.
@Schema(name = "FiscalYear")
public record FiscalYearView(
    @Schema(examples = "2025") int fiscalYear,
    @Schema(description = "Number of events; the ETag") long version,
    FiscalYearSummary.Status status,
    @Schema(description = "What the ministry asked for; not money") long requestedJpy,
    @Schema(description = "What the government's draft says; not money") long draftedJpy,
    @Schema(examples = "8100000000") long appropriatedJpy,
    long reservedJpy,
    @Schema(examples = "7100000000") long committedJpy,
    @Schema(description = "Paid out of what is committed") long disbursedJpy,
    @Schema(description = "Lapsed at closing") long unusedJpy,
    @Schema(description = "May still be reserved", examples = "1000000000") long freeJpy,
    @Schema(description = "What each grant holds") List<AllocationView> allocations) {

  static FiscalYearView of(FiscalYearSummary year) {
    return new FiscalYearView(
        Integer.parseInt(year.fiscalYear),
        year.version,
        year.status,
        year.requestedJpy,
        year.draftedJpy,
        year.appropriatedJpy,
        year.reservedJpy,
        year.committedJpy,
        year.disbursedJpy,
        year.unusedJpy,
        year.freeJpy(),
        year.allocations);
  }
}
