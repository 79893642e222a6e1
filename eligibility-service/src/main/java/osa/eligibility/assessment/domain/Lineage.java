package osa.eligibility.assessment.domain;

import java.util.UUID;

/// Where an assessment stands among those that took one another's place.
///
/// @param requestedAssessmentId the first of them, the one that somebody asked for
/// @param round how many times that one was judged again until this: 0 for itself
public record Lineage(UUID requestedAssessmentId, int round) {

  static Lineage requested(AssessmentId id) {
    return new Lineage(id.value(), 0);
  }

  static Lineage of(Succession succession) {
    return new Lineage(succession.requestedAssessmentId(), succession.round());
  }

  /// Of the assessment that takes the place of one that stands here.
  public Succession next(AssessmentId superseded, Cause cause) {
    return new Succession(superseded.value(), requestedAssessmentId, round + 1, cause);
  }
}
