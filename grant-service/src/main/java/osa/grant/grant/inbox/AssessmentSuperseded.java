package osa.grant.grant.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import osa.grant.grant.domain.Cause;
import osa.grant.grant.domain.GrantCommand.SupersedeAssessment;
import osa.grant.grant.domain.Verdict;
import osa.grant.grant.domain.Verdict.AssessedLine;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;

/// Our reading of `osa.eligibility.assessment-superseded.v1`. Cannot be read at all without the
/// assessments, the round, the outcome and the cause.
record AssessmentSuperseded(
    String grantId,
    UUID requestedAssessmentId,
    UUID supersededAssessmentId,
    UUID assessmentId,
    int round,
    LocalDate validOn,
    Outcome outcome,
    List<String> reasons,
    List<AssessedLine> lines,
    List<String> ruleSets,
    WhyAgain cause) {

  /// @param ruleSetId null when a country's file changed
  record WhyAgain(
      UUID eventId, String iso3, String ruleSetId, String statement, LocalDate changesFrom) {
    WhyAgain {
      Objects.requireNonNull(eventId);
      Objects.requireNonNull(iso3);
      Objects.requireNonNull(statement);
    }

    Cause cause() {
      return ruleSetId == null
          ? new Cause.FileChanged(eventId, iso3, statement, changesFrom)
          : new Cause.RulesChanged(eventId, ruleSetId, statement, changesFrom);
    }
  }

  AssessmentSuperseded {
    Objects.requireNonNull(requestedAssessmentId);
    Objects.requireNonNull(supersededAssessmentId);
    Objects.requireNonNull(assessmentId);
    Objects.requireNonNull(validOn);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(cause);
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
    ruleSets = List.copyOf(ruleSets);
  }

  SupersedeAssessment command() {
    return new SupersedeAssessment(
        requestedAssessmentId,
        supersededAssessmentId,
        assessmentId,
        round,
        validOn,
        new Verdict(outcome, DecidedBy.RULES, reasons, lines, ruleSets),
        cause.cause());
  }
}
