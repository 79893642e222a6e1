package osa.eligibility.lab.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.dmn.Finding;

/// What was found in a model.
@Schema(name = "ModelCheck")
public record ModelCheckView(
    @Schema(description = "Whether it has no errors") boolean usable,
    @Schema(description = "In the order in which they were found") List<FindingView> findings) {

  /// Something wrong with the model.
  @Schema(name = "ModelFinding")
  public record FindingView(
      Finding.Severity severity,
      Finding.Code code,
      @Schema(nullable = true, description = "The decision or element it is about") String where,
      @Schema(nullable = true, description = "Line of the text, from 1") Integer line,
      @Schema(description = "Rows of the decision's table, from 1") List<Integer> rows,
      @Schema(description = "Inputs of a case that shows it, by name") Map<String, Object> example,
      @Schema(examples = "No row of the table says anything.") String message,
      @Schema(description = "What to do", examples = "Add a row for this case.") String remedy) {

    static FindingView of(Finding finding) {
      return new FindingView(
          finding.severity(),
          finding.code(),
          finding.where(),
          finding.line(),
          finding.rows(),
          finding.example(),
          finding.message(),
          finding.remedy());
    }
  }

  static ModelCheckView of(List<Finding> findings) {
    return new ModelCheckView(
        findings.stream().noneMatch(Finding::isError),
        findings.stream().map(FindingView::of).toList());
  }
}
