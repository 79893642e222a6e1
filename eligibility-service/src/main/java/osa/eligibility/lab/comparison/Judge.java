package osa.eligibility.lab.comparison;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.assessment.rules.Sheet;

/// Puts cases to the rules. The same question about the same standing under the same rules has the
/// same answer, so one that was worked out lately is not worked out again: the countries of a grid
/// have some dozens of different standings among them. Safe from many threads at once.
final class Judge {

  /// How many answers are remembered; one takes some hundred bytes beside what the models remember.
  static final int ANSWERS_MAX = 50_000;

  private final TriedRules rules;
  private final Cache<Asked, Judged> answers =
      Caffeine.newBuilder().maximumSize(ANSWERS_MAX).build();

  private record Asked(
      AssessmentRequest question, Standing standing, String principles, String osa) {}

  Judge(TriedRules rules) {
    this.rules = rules;
  }

  /// @param question see [Question#of]
  Judged judge(AssessmentRequest question, Standing standing, RulePair pair) {
    if (!pair.isWhole()) {
      return Judged.NOT_COVERED;
    }
    return answers.get(
        new Asked(question, standing, pair.principles().id(), pair.osa().id()),
        asked -> {
          Findings found = rules.judge(Sheet.of(asked.question(), asked.standing()), pair);
          return Judged.of(Verdict.of(found.reasons(), found.lines()), found.decisions());
        });
  }
}
