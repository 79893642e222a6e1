package osa.eligibility.assessment.domain;

/// An assessment as far as a decision needs it.
public sealed interface Assessment {

  /// Nothing has been asked under this id.
  record Unasked() implements Assessment {}

  record Decided(AssessmentId id, Judgement judgement) implements Assessment {}

  /// Waits for a person, for as long as it takes: no timer ever closes it.
  record Referred(AssessmentId id, Judgement judgement) implements Assessment {}

  record Closed(AssessmentId id, Judgement judgement, ReferralDecision decision)
      implements Assessment {}

  record Rejected(AssessmentId id, String grantId, String recipientIso3) implements Assessment {}
}
