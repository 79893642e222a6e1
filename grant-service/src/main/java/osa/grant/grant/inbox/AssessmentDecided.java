package osa.grant.grant.inbox;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import osa.grant.grant.domain.Verdict;
import osa.grant.grant.domain.Verdict.AssessedLine;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;

/// Our reading of `osa.eligibility.assessment-decided.v1`. Cannot be read at all without assessment
/// and outcome.
///
/// @param grantId null for a question that no grant asked
record AssessmentDecided(
    UUID assessmentId,
    String grantId,
    Outcome outcome,
    DecidedBy decidedBy,
    List<String> reasons,
    List<AssessedLine> lines,
    List<String> ruleSets) {

  AssessmentDecided {
    Objects.requireNonNull(assessmentId);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(decidedBy);
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
    ruleSets = List.copyOf(ruleSets);
  }

  Verdict verdict() {
    return new Verdict(outcome, decidedBy, reasons, lines, ruleSets);
  }
}
