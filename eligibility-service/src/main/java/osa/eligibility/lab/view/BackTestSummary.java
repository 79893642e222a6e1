package osa.eligibility.lab.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import osa.eligibility.lab.comparison.Report.SupposedFact;
import osa.eligibility.lab.comparison.Report.Tried;
import osa.eligibility.lab.domain.BackTestFigures;
import osa.eligibility.lab.domain.BackTestPlan;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;

/// One row per back-test. The report itself lies elsewhere, under its hash.
@Entity
@Table(name = "rm_back_test_summary")
public class BackTestSummary extends PanacheEntityBase {

  /// How far it is. `OPEN`: waits or is under way.
  @Schema(name = "BackTestState")
  public enum State {
    OPEN,
    COMPLETED,
    CANCELLED,
    FAILED
  }

  /// What was asked for, without the models.
  public record Asked(
      List<Tried> candidates,
      boolean assessments,
      FactsAsKnown facts,
      GridPlan grid,
      List<SupposedFact> alterations,
      int grantAmounts) {

    static Asked of(BackTestPlan plan) {
      return new Asked(
          plan.candidates().stream().map(Tried::of).toList(),
          plan.assessments(),
          plan.facts(),
          plan.grid(),
          plan.alterations().stream().map(SupposedFact::of).toList(),
          plan.grantAmountsJpy().size());
    }
  }

  @Id
  @Column(name = "back_test_id")
  public String backTestId;

  public long version;

  /// Place among all back-tests, in the order in which they were asked for.
  public long sequence;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public State state;

  @JdbcTypeCode(SqlTypes.JSON)
  public Asked asked;

  @Column(name = "requested_by")
  public String requestedBy;

  @Column(name = "requested_at")
  public Instant requestedAt;

  @Column(name = "ended_at")
  public Instant endedAt;

  @Column(name = "report_hash")
  public String reportHash;

  @JdbcTypeCode(SqlTypes.JSON)
  public BackTestFigures figures;

  /// Why it was cancelled or has failed; null otherwise.
  public String cause;
}
