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

  /// The world changed and the verdict with it: another assessment has taken this one's place.
  ///
  /// @param supersededBy the assessment that counts from here on
  record AssessmentSuperseded(UUID assessmentId, UUID supersededBy, Cause cause)
      implements AssessmentEvent {}

  /// The rules were asked again because the world changed: this assessment takes another one's
  /// place. Where it is referred, it waits for a person as any referral.
  record Reassessed(UUID assessmentId, Judgement judgement, Succession succession)
      implements AssessmentEvent {}

  /// The request could not be assessed.
  record RequestRejected(
      UUID assessmentId, String grantId, String recipientIso3, String code, String detail)
      implements AssessmentEvent {}
}
