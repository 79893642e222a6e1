package osa.grant.grant.inbox;

import java.util.Objects;
import java.util.UUID;

/// Our reading of `osa.eligibility.assessment-rejected.v1`. Cannot be read at all without
/// assessment and reason.
record AssessmentRejected(UUID assessmentId, String grantId, String reason, String detail) {
  AssessmentRejected {
    Objects.requireNonNull(assessmentId);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(detail);
  }
}
