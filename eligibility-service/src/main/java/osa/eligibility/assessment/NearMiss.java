package osa.eligibility.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.assessment.rules.Sheet.Change;

/// One input which, had it alone been otherwise, would have led to another outcome under the same
/// rules. Found by trying every value of every input, so none is missing; a case has about a
/// hundred.
///
/// @param outcome what it would have come to
public record NearMiss(Change change, Eligibility outcome) {

  /// Empty when the rules of the judgement are gone.
  public static Optional<List<NearMiss>> of(Judgement judgement, Assessor assessor) {
    Sheet sheet = Sheet.of(judgement.request(), judgement.standing());
    return assessor
        .ask(judgement, sheet)
        .map(
            _ ->
                sheet.changes().stream()
                    .flatMap(change -> of(judgement, assessor, sheet, change))
                    .toList());
  }

  private static Stream<NearMiss> of(
      Judgement judgement, Assessor assessor, Sheet sheet, Change change) {
    return assessor.ask(judgement, sheet.with(change)).stream()
        .map(NearMiss::outcomeOf)
        .filter(outcome -> outcome != judgement.verdict().outcome())
        .map(outcome -> new NearMiss(change, outcome));
  }

  private static Eligibility outcomeOf(Findings findings) {
    return Verdict.of(findings.reasons(), findings.lines()).outcome();
  }
}
