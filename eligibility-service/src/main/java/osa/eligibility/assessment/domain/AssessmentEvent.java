package osa.eligibility.assessment.domain;

import java.time.LocalDate;

/// All that can have happened to an assessment.
public sealed interface AssessmentEvent {

  /// The rules settled it: eligible or ineligible.
  record AssessmentDecided(AssessmentId id, Judgement judgement) implements AssessmentEvent {}

  /// The rules leave it to a person.
  record AssessmentReferred(AssessmentId id, Judgement judgement) implements AssessmentEvent {}

  /// A person settled what had been referred; the referral stays in the history.
  record ReferralClosed(
      AssessmentId id,
      ReferralDecision decision,
      Eligibility outcome,
      String reason,
      String decidedBy,
      LocalDate decidedOn)
      implements AssessmentEvent {}

  /// The request could not be assessed.
  record RequestRejected(
      AssessmentId id, String grantId, String recipientIso3, String code, String detail)
      implements AssessmentEvent {}
}
