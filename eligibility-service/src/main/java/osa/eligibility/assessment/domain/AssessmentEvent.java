package osa.eligibility.assessment.domain;

import java.time.LocalDate;
import java.util.UUID;

/// All that can have happened to an assessment.
public sealed interface AssessmentEvent {

  /// The rules settled it: eligible or ineligible.
  record AssessmentDecided(UUID assessmentId, Judgement judgement) implements AssessmentEvent {}

  /// The rules leave it to a person.
  record AssessmentReferred(UUID assessmentId, Judgement judgement) implements AssessmentEvent {}

  /// A person settled what had been referred; the referral stays in the history.
  ///
  /// @param judgement the referral as it stood, so that whoever hears of the decision needs no
  ///     other event
  record ReferralClosed(
      UUID assessmentId,
      Judgement judgement,
      ReferralDecision decision,
      Eligibility outcome,
      String reason,
      String decidedBy,
      LocalDate decidedOn)
      implements AssessmentEvent {}

  /// The request could not be assessed.
  record RequestRejected(
      UUID assessmentId, String grantId, String recipientIso3, String code, String detail)
      implements AssessmentEvent {}
}
