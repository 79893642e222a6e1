package osa.grant.grant.domain;

import java.util.List;

/// What eligibility-service decided about the proposal, repeated word for word. This service reads
/// the outcome and interprets nothing else: the codes belong to the rule sets named.
///
/// @param reasons every reason code, not just the first
/// @param lines the category each item line fell into
/// @param ruleSets versions of the rules that were in force on the assessed date
public record Verdict(
    Outcome outcome,
    DecidedBy decidedBy,
    List<String> reasons,
    List<AssessedLine> lines,
    List<String> ruleSets) {

  public Verdict {
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
    ruleSets = List.copyOf(ruleSets);
  }

  /// REFERRED means that a person has to decide; it is not a failure.
  public enum Outcome {
    ELIGIBLE,
    INELIGIBLE,
    REFERRED
  }

  /// Who came to the outcome.
  public enum DecidedBy {
    RULES,
    HUMAN
  }

  /// The category of one item line.
  public record AssessedLine(String lineId, String category) {}
}
