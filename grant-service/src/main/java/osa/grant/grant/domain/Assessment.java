package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.UUID;

/// The assessment that was requested last, or that took its place because the world changed: the
/// only one that can cover the grant.
public sealed interface Assessment {

  record NeverRequested() implements Assessment {}

  record Pending(UUID assessmentId, LocalDate requestedOn) implements Assessment {}

  record Answered(UUID assessmentId, LocalDate requestedOn, Verdict verdict)
      implements Assessment {}

  /// What was requested was assessed again without being asked for, because the world changed.
  ///
  /// @param assessmentId the assessment that counts now
  /// @param requestedAssessmentId the one that was requested
  /// @param round how many times it was assessed again, from 1
  record Reassessed(
      UUID assessmentId,
      UUID requestedAssessmentId,
      int round,
      LocalDate requestedOn,
      Verdict verdict,
      Cause cause)
      implements Assessment {

    Reassessed with(Verdict next) {
      return new Reassessed(assessmentId, requestedAssessmentId, round, requestedOn, next, cause);
    }
  }

  /// Could not be assessed at all.
  record Rejected(UUID assessmentId, LocalDate requestedOn, String reason) implements Assessment {}
}
