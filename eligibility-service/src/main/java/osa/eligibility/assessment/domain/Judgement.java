package osa.eligibility.assessment.domain;

import java.time.Instant;
import java.util.List;

/// A verdict with everything it rests on, so that it can be explained and repeated years later
/// without asking the rules again.
///
/// @param knownAt what had been recorded by then was taken into account
/// @param facts the recipient's facts
/// @param contextFacts the neighbours' conflicts, shown without weight
/// @param engine what evaluated the rules, with its version
public record Judgement(
    AssessmentRequest request,
    Instant knownAt,
    Verdict verdict,
    Standing standing,
    List<RuleSetUsed> ruleSets,
    List<FactUsed> facts,
    List<FactUsed> contextFacts,
    String engine) {

  /// @param contentHash SHA-256 of the decision model that was asked
  public record RuleSetUsed(String id, String contentHash) {}

  public Judgement {
    ruleSets = List.copyOf(ruleSets);
    facts = List.copyOf(facts);
    contextFacts = List.copyOf(contextFacts);
  }
}
