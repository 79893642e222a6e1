package osa.eligibility.lab.comparison;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.EligibilityRules.DecisionTaken;
import osa.eligibility.lab.domain.TestedOutcome;

/// What a case comes to on one side of the comparison.
///
/// @param said the reasons apart from the words of their basis: a rule that only cites its source
///     in other words says the same
/// @param decisions none when it was not worked out here
record Judged(
    TestedOutcome outcome, List<Reason> reasons, Set<Said> said, List<DecisionTaken> decisions) {

  static final Judged NOT_COVERED =
      new Judged(TestedOutcome.NOT_COVERED, List.of(), Set.of(), List.of());

  record Said(ReasonCode code, Reason.Effect effect, String lineId) {
    static Said of(Reason reason) {
      return new Said(reason.code(), reason.effect(), reason.lineId());
    }
  }

  static Judged of(Verdict verdict, List<DecisionTaken> decisions) {
    return new Judged(
        TestedOutcome.of(verdict.outcome()),
        verdict.reasons(),
        verdict.reasons().stream().map(Said::of).collect(Collectors.toUnmodifiableSet()),
        decisions);
  }

  /// The reasons that the other does not give.
  List<Reason> reasonsBeyond(Judged other) {
    return reasons.stream().filter(reason -> !other.said.contains(Said.of(reason))).toList();
  }
}
