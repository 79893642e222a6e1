package osa.budget.fiscalyear.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// One row per fiscal year that has a ledger: its balances, derived from its events.
@Entity
@Table(name = "rm_fiscal_year_summary")
public class FiscalYearSummary extends PanacheEntityBase {

  /// What one grant holds of the year.
  @Schema(name = "Allocation")
  public record AllocationView(
      String grantId, long reservedJpy, long committedJpy, long disbursedJpy) {}

  /// How far the year has come. `UNOPENED` rows, of years that only declined reservations, are not
  /// shown.
  public enum Status {
    UNOPENED,
    OPEN,
    CLOSED
  }

  @Id
  @Column(name = "fiscal_year")
  public String fiscalYear;

  public long version;

  @Column(columnDefinition = "text")
  @jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
  public Status status;

  @Column(name = "requested_jpy")
  public long requestedJpy;

  @Column(name = "drafted_jpy")
  public long draftedJpy;

  @Column(name = "appropriated_jpy")
  public long appropriatedJpy;

  @Column(name = "reserved_jpy")
  public long reservedJpy;

  @Column(name = "committed_jpy")
  public long committedJpy;

  @Column(name = "disbursed_jpy")
  public long disbursedJpy;

  @Column(name = "unused_jpy")
  public long unusedJpy;

  @JdbcTypeCode(SqlTypes.JSON)
  public List<AllocationView> allocations = List.of();

  /// Whether a ledger is kept for the year.
  public boolean isKept() {
    return status != Status.UNOPENED;
  }

  /// What may still be reserved: the appropriation less everything that is spoken for or gone.
  public long freeJpy() {
    return appropriatedJpy - reservedJpy - committedJpy - unusedJpy;
  }
}
