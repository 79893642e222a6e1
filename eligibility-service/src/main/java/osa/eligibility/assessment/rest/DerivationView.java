package osa.eligibility.assessment.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.Derivation;
import osa.eligibility.assessment.view.AssessmentSummary;

/// An assessment worked out again, for the auditor, with everything that is needed to do so.
@Schema(name = "Derivation")
public record DerivationView(
    @Schema(description = "Whether the same facts and rules say the same today") boolean identical,
    @Schema(description = "Where they do not; empty when identical")
        List<DifferenceView> differences,
    @Schema(
            description = "What evaluated the rules when it was recorded",
            examples = "Apache KIE DMN 10.2.0")
        String engineThen,
    @Schema(description = "What evaluated them now", examples = "Apache KIE DMN 10.2.0")
        String engineNow,
    @Schema(description = "What was recorded: request, facts with their events, rule sets")
        AssessmentView assessment) {

  /// A part that is not the same.
  @Schema(name = "Difference")
  public record DifferenceView(
      Derivation.Part part,
      Object recorded,
      @Schema(nullable = true, description = "Null when nothing could be derived")
          Object derived) {}

  static DerivationView of(AssessmentSummary row, Derivation derivation) {
    return new DerivationView(
        derivation.identical(),
        derivation.differences().stream()
            .map(each -> new DifferenceView(each.part(), each.recorded(), each.derived()))
            .toList(),
        derivation.engineThen(),
        derivation.engineNow(),
        AssessmentView.of(row));
  }
}
