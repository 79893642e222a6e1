package osa.eligibility.lab.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.lab.comparison.Report.SupposedFact;
import osa.eligibility.lab.comparison.Report.Tried;
import osa.eligibility.lab.domain.BackTestFigures;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;
import osa.eligibility.lab.view.BackTestSummary;
import osa.eligibility.lab.view.KeptReports.Progress;

/// One back-test: what was asked for, how far it is, what it came to.
@Schema(name = "BackTest")
public record BackTestView(
    String backTestId,
    long version,
    BackTestSummary.State state,
    @Schema(description = "Of the work; 100 when there is a report", examples = "40") int percent,
    List<Tried> candidates,
    boolean assessments,
    FactsAsKnown facts,
    @Schema(nullable = true) GridPlan grid,
    List<SupposedFact> alterations,
    @Schema(description = "Subject of that person's token") String requestedBy,
    Instant requestedAt,
    @Schema(nullable = true) Instant endedAt,
    @Schema(description = "SHA-256 of the report", nullable = true) String reportHash,
    @Schema(nullable = true) BackTestFigures figures,
    @Schema(description = "Why it was cancelled or has failed", nullable = true) String cause) {

  private static final int WHOLE = 100;

  static BackTestView of(BackTestSummary row, Progress progress) {
    return new BackTestView(
        row.backTestId,
        row.version,
        row.state,
        row.reportHash == null ? progress.percent() : WHOLE,
        row.asked.candidates(),
        row.asked.assessments(),
        row.asked.facts(),
        row.asked.grid(),
        row.asked.alterations(),
        row.requestedBy,
        row.requestedAt,
        row.endedAt,
        row.reportHash,
        row.figures,
        row.cause);
  }
}
