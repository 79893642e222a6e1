package osa.eligibility.assessment.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.NearMiss;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.rules.EligibilityRules.DecisionTaken;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.dmn.Answer;

/// An assessment decision by decision, for the modeller: what each was told, which row gave the
/// answer, and what would have made the difference.
@Schema(name = "Decisions")
public record DecisionsView(
    String assessmentId,
    @Schema(description = "What the rules came to") Eligibility outcome,
    @Schema(description = "In the order of the checks") List<DecisionView> decisions,
    @Schema(
            description =
                "Every single input which, had it alone been otherwise, would have led to another"
                    + " outcome")
        List<NearMissView> nearMisses) {

  /// What a decision or an input is about.
  @Schema(name = "DecisionSubject")
  public record SubjectView(
      Subject.Kind kind,
      @Schema(description = "Which one, such as a line id; empty for the case", examples = "L1")
          String name) {

    static SubjectView of(Subject subject) {
      return new SubjectView(subject.kind(), subject.name());
    }
  }

  /// A decision of a model, with those it asked.
  @Schema(name = "DecisionTaken")
  public record DecisionView(
      @Schema(examples = "OSA-2023") String ruleSetId,
      SubjectView about,
      @Schema(description = "Its name in the model", examples = "Income") String decision,
      @Schema(description = "What it was told of the case, by name") Map<String, Object> inputs,
      @Schema(description = "The rows of its table that gave the answer") List<RowView> rows,
      @Schema(description = "The answer: a word, or a list of reasons") Object value,
      @Schema(description = "The decisions that it asked") List<DecisionView> basedOn) {

    static DecisionView of(DecisionTaken taken) {
      return of(taken.ruleSetId(), SubjectView.of(taken.about()), taken.answer());
    }

    private static DecisionView of(String ruleSetId, SubjectView about, Answer answer) {
      return new DecisionView(
          ruleSetId,
          about,
          answer.decision(),
          answer.inputs(),
          answer.rows().stream().map(row -> new RowView(row.number(), row.id())).toList(),
          answer.value(),
          answer.basedOn().stream().map(each -> of(ruleSetId, about, each)).toList());
    }
  }

  /// A row of a decision table.
  @Schema(name = "TableRow")
  public record RowView(
      @Schema(description = "Counted from 1") int number,
      @Schema(nullable = true, description = "Its identifier in the model") String id) {}

  /// One input that would have made the difference.
  @Schema(name = "NearMiss")
  public record NearMissView(
      SubjectView about,
      @Schema(examples = "Income group") String input,
      @Schema(examples = "H") Object was,
      @Schema(examples = "UM") Object wouldBe,
      @Schema(description = "What the rules would have come to") Eligibility outcome) {

    static NearMissView of(NearMiss miss) {
      return new NearMissView(
          SubjectView.of(miss.change().subject()),
          miss.change().input(),
          miss.change().was(),
          miss.change().wouldBe(),
          miss.outcome());
    }
  }
}
