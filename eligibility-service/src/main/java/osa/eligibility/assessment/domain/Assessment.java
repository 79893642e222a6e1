package osa.eligibility.assessment.domain;

/// An assessment as far as a decision needs it.
public sealed interface Assessment {

  /// Nothing has been asked under this id.
  record Unasked() implements Assessment {}

  /// What the rules, or a person after them, came to, and nothing has taken its place.
  sealed interface Current extends Assessment {
    AssessmentId id();

    Judgement judgement();

    Lineage lineage();
  }

  record Decided(AssessmentId id, Judgement judgement, Lineage lineage) implements Current {}

  /// Waits for a person, for as long as it takes: no timer ever closes it.
  record Referred(AssessmentId id, Judgement judgement, Lineage lineage) implements Current {}

  record Closed(AssessmentId id, Judgement judgement, Lineage lineage, ReferralDecision decision)
      implements Current {}

  /// The world changed, and another assessment has taken its place. What it says stays readable.
  record Superseded(AssessmentId id, Judgement judgement, AssessmentId by) implements Assessment {}

  record Rejected(AssessmentId id, String grantId, String recipientIso3) implements Assessment {}
}
