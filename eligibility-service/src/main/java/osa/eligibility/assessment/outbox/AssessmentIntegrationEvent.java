package osa.eligibility.assessment.outbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the other services hear of assessments, as described in `contracts/`. Kept apart from the
/// domain events, which may change without asking anybody.
sealed interface AssessmentIntegrationEvent {

  String type();

  record AssessmentDecided(
      UUID assessmentId,
      String grantId,
      String recipientIso3,
      LocalDate validOn,
      String outcome,
      String decidedBy,
      List<String> reasons,
      List<Line> lines,
      List<String> ruleSets)
      implements AssessmentIntegrationEvent {
    @Override
    public String type() {
      return "osa.eligibility.assessment-decided.v1";
    }
  }

  record Line(String lineId, String category) {}

  record AssessmentSuperseded(
      String grantId,
      UUID requestedAssessmentId,
      UUID supersededAssessmentId,
      UUID assessmentId,
      int round,
      String recipientIso3,
      LocalDate validOn,
      String outcome,
      List<String> reasons,
      List<Line> lines,
      List<String> ruleSets,
      ToldCause cause)
      implements AssessmentIntegrationEvent {
    @Override
    public String type() {
      return "osa.eligibility.assessment-superseded.v1";
    }
  }

  /// @param iso3 the country whose file it was added to; where the rules changed, the recipient
  /// @param ruleSetId null when a country's file changed
  record ToldCause(
      UUID eventId, String iso3, String ruleSetId, String statement, LocalDate changesFrom) {}

  record AssessmentRejected(UUID assessmentId, String grantId, String reason, String detail)
      implements AssessmentIntegrationEvent {
    @Override
    public String type() {
      return "osa.eligibility.assessment-rejected.v1";
    }
  }
}
