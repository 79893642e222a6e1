package osa.eligibility.policy.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.dmn.ModelDifference;

/// What is otherwise in one version than in another.
@Schema(name = "RuleSetDifferences")
public record DifferencesView(
    @Schema(description = "The version that is compared with", examples = "3P-2024") String from,
    @Schema(description = "The version that is read", examples = "3P-2026") String to,
    @Schema(description = "By decision; none when both read the same")
        List<DecisionDifference> decisions) {

  /// What is otherwise in one decision.
  @Schema(name = "DecisionDifference")
  public record DecisionDifference(
      ModelDifference.Kind kind,
      @Schema(examples = "Permission") String decision,
      @Schema(description = "What is otherwise and in no row: hit policy, expression")
          List<Cell> form,
      List<Row> rows) {

    static DecisionDifference of(ModelDifference difference) {
      return new DecisionDifference(
          difference.kind(),
          difference.decision(),
          difference.form().stream().map(Cell::of).toList(),
          difference.rows().stream().map(Row::of).toList());
    }
  }

  /// What is otherwise in one row of a decision's table.
  @Schema(name = "RowDifference")
  public record Row(
      ModelDifference.Kind kind,
      @Schema(description = "Its annotation, or what it is about") String label,
      @Schema(description = "Its number in from, from 1", nullable = true) Integer was,
      @Schema(description = "Its number in to, from 1", nullable = true) Integer now,
      @Schema(description = "Those that differ") List<Cell> cells) {

    static Row of(ModelDifference.RowDifference row) {
      return new Row(
          row.kind(),
          row.label(),
          row.was(),
          row.now(),
          row.cells().stream().map(Cell::of).toList());
    }
  }

  /// One cell in both versions.
  @Schema(name = "CellDifference")
  public record Cell(
      @Schema(examples = "Item kind") String column,
      @Schema(description = "Null when there was none", nullable = true) String was,
      @Schema(description = "Null when there is none", nullable = true) String now) {

    static Cell of(ModelDifference.CellDifference cell) {
      return new Cell(cell.column(), cell.was(), cell.now());
    }
  }
}
