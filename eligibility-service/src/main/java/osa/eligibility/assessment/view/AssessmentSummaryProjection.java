package osa.eligibility.assessment.view;

import jakarta.inject.Singleton;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Succession;
import osa.eligibility.assessment.view.AssessmentSummary.DecidedBy;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.eligibility.assessment.view.AssessmentSummary.Referral;
import osa.eligibility.assessment.view.AssessmentSummary.Rejection;
import osa.eligibility.assessment.view.AssessmentSummary.SupersededBy;
import osa.eligibility.assessment.view.AssessmentSummary.Supersedes;
import osa.eligibility.assessment.view.AssessmentSummary.WhyAgain;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Lists the assessments with what they came to. A closed referral keeps its judgement: what the
/// rules had said stays readable beside what the person decided.
@Singleton
public final class AssessmentSummaryProjection implements Projection<AssessmentSummary> {

  @Override
  public String category() {
    return AssessmentId.CATEGORY;
  }

  @Override
  public Class<AssessmentSummary> viewType() {
    return AssessmentSummary.class;
  }

  @Override
  public AssessmentSummary initial(StreamId stream) {
    AssessmentSummary assessment = new AssessmentSummary();
    assessment.assessmentId = stream.id();
    return assessment;
  }

  @Override
  public void apply(AssessmentSummary assessment, RecordedEvent<?> event) {
    assessment.version = event.version();
    if (event.version() == 1) {
      assessment.sequence = event.position().position();
    }
    switch ((AssessmentEvent) event.data()) {
      case AssessmentDecided(var _, var judgement) -> judged(assessment, judgement);
      case AssessmentReferred(var _, var judgement) -> judged(assessment, judgement);
      case ReferralClosed e -> {
        assessment.outcome = outcomeOf(e.outcome());
        assessment.decidedBy = DecidedBy.HUMAN;
        assessment.referral = new Referral(e.decision(), e.reason(), e.decidedBy(), e.decidedOn());
      }
      case AssessmentSuperseded e ->
          assessment.supersededBy = new SupersededBy(e.supersededBy(), why(e.cause()));
      case Reassessed e -> {
        judged(assessment, e.judgement());
        assessment.supersedes = supersedes(e.succession());
      }
      case RequestRejected e -> {
        assessment.grantId = e.grantId();
        assessment.recipientIso3 = e.recipientIso3();
        assessment.outcome = Outcome.REJECTED;
        assessment.rejection = new Rejection(e.code(), e.detail());
      }
    }
  }

  private static void judged(AssessmentSummary assessment, Judgement judgement) {
    assessment.grantId = judgement.request().grantId();
    assessment.recipientIso3 = judgement.request().recipientIso3();
    assessment.outcome = outcomeOf(judgement.verdict().outcome());
    assessment.decidedBy = DecidedBy.RULES;
    assessment.judgement = judgement;
  }

  private static Supersedes supersedes(Succession succession) {
    return new Supersedes(
        succession.supersedes(),
        succession.requestedAssessmentId(),
        succession.round(),
        why(succession.cause()));
  }

  private static WhyAgain why(Cause cause) {
    return switch (cause) {
      case Cause.FileChanged(var eventId, var iso3, var statement, var from) ->
          new WhyAgain(eventId, iso3, null, statement, from);
      case Cause.RulesChanged(var eventId, var ruleSetId, var statement, var from) ->
          new WhyAgain(eventId, null, ruleSetId, statement, from);
    };
  }

  private static Outcome outcomeOf(Eligibility eligibility) {
    return switch (eligibility) {
      case ELIGIBLE -> Outcome.ELIGIBLE;
      case INELIGIBLE -> Outcome.INELIGIBLE;
      case REFERRED -> Outcome.REFERRED;
    };
  }
}
