package osa.eligibility.assessment.domain;

import java.time.LocalDate;

/// All that can be asked of an assessment. The rules have run before [RecordJudgement] is built;
/// deciding it is no rule evaluation.
public sealed interface AssessmentCommand {

  record RecordJudgement(AssessmentId id, Judgement judgement) implements AssessmentCommand {}

  /// The case of an assessment was judged again, because the world changed.
  ///
  /// @param by the assessment that is to take its place
  /// @param judgement what the rules say now
  /// @param today the Japan date on which it was judged again
  record Supersede(AssessmentId by, Judgement judgement, Cause cause, LocalDate today)
      implements AssessmentCommand {}

  /// Records the assessment that takes another one's place.
  record RecordReassessment(AssessmentId id, Judgement judgement, Succession succession)
      implements AssessmentCommand {}

  /// A request that arrived by message and cannot be assessed at all.
  ///
  /// @param recipientIso3 as it was asked for; it may be no code at all
  record RejectRequest(
      AssessmentId id, String grantId, String recipientIso3, String code, String detail)
      implements AssessmentCommand {}

  /// A person's decision on a referral.
  ///
  /// @param decidedBy the subject of that person's token
  record CloseReferral(
      ReferralDecision decision, String reason, String decidedBy, LocalDate decidedOn)
      implements AssessmentCommand {}
}
