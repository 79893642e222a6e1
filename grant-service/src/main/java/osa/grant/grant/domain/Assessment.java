package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.UUID;

/// The assessment that was requested last, the only one that can cover the grant.
public sealed interface Assessment {

  record NeverRequested() implements Assessment {}

  record Pending(UUID assessmentId, LocalDate requestedOn) implements Assessment {}

  record Answered(UUID assessmentId, LocalDate requestedOn, Verdict verdict)
      implements Assessment {}

  /// Could not be assessed at all.
  record Rejected(UUID assessmentId, LocalDate requestedOn, String reason) implements Assessment {}
}
