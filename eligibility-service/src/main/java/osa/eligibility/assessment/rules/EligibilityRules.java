package osa.eligibility.assessment.rules;

import java.util.List;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Verdict.Line;

/// The rules of both policies, asked about one case. The same question always gets the same
/// answer. Whatever the rules cannot answer throws [RuleFailure]; there is no answer by default.
public interface EligibilityRules {

  /// @param threePrinciples id of the version of the Three Principles to ask
  /// @param osaPolicy id of the version of OSA policy to ask
  Findings judge(
      AssessmentRequest request, Standing standing, String threePrinciples, String osaPolicy);

  /// @param reasons everything the rules had to say, in the order of the checks
  /// @param lines what each item line is
  /// @param engine what evaluated the rules, with its version
  record Findings(List<Reason> reasons, List<Line> lines, String engine) {
    public Findings {
      reasons = List.copyOf(reasons);
      lines = List.copyOf(lines);
    }
  }
}
