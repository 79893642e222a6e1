package osa.eligibility.assessment.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Succession;
import osa.eligibility.assessment.outbox.AssessmentIntegrationEvent.Line;
import osa.eligibility.assessment.outbox.AssessmentIntegrationEvent.ToldCause;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageWriter;

/// Tells the others what every assessment came to, once by the rules and again when a person
/// closes a referral, and which one took the place of another because the world changed. What is
/// recorded about countries, or noted by the kernel in the same log, is nobody else's business.
@Singleton
public final class AssessmentPublisher implements IntegrationPublisher {

  private final MessageWriter writer = new MessageWriter("eligibility-service");

  @Override
  public Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    if (!event.stream().category().equals(AssessmentId.CATEGORY)) {
      return Optional.empty();
    }
    return told((AssessmentEvent) event.data())
        .map(message -> writer.write(event, message.type(), message));
  }

  private static Optional<AssessmentIntegrationEvent> told(AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(var id, var judgement) ->
          Optional.of(decided(id, judgement, judgement.verdict().outcome(), "RULES"));
      case AssessmentReferred(var id, var judgement) ->
          Optional.of(decided(id, judgement, judgement.verdict().outcome(), "RULES"));
      case ReferralClosed e ->
          Optional.of(decided(e.assessmentId(), e.judgement(), e.outcome(), "HUMAN"));
      case RequestRejected e ->
          Optional.of(
              new AssessmentIntegrationEvent.AssessmentRejected(
                  e.assessmentId(), e.grantId(), e.code(), e.detail()));
      case Reassessed e -> Optional.of(superseded(e));
      // Told with the assessment that takes its place, which is written in the same transaction.
      case AssessmentEvent.AssessmentSuperseded _ -> Optional.empty();
    };
  }

  private static AssessmentIntegrationEvent superseded(Reassessed event) {
    Judgement judgement = event.judgement();
    Succession succession = event.succession();
    return new AssessmentIntegrationEvent.AssessmentSuperseded(
        judgement.request().grantId(),
        succession.requestedAssessmentId(),
        succession.supersedes(),
        event.assessmentId(),
        succession.round(),
        judgement.request().recipientIso3(),
        judgement.request().validOn(),
        judgement.verdict().outcome().name(),
        reasons(judgement),
        lines(judgement),
        ruleSets(judgement),
        told(succession.cause(), judgement.request().recipientIso3()));
  }

  /// Who does not know of rules as a cause yet still reads which country it is about, and what
  /// happened.
  private static ToldCause told(Cause cause, String recipientIso3) {
    return switch (cause) {
      case Cause.FileChanged(var eventId, var iso3, var statement, var from) ->
          new ToldCause(eventId, iso3, null, statement, from);
      case Cause.RulesChanged(var eventId, var ruleSetId, var statement, var from) ->
          new ToldCause(eventId, recipientIso3, ruleSetId, statement, from);
    };
  }

  private static AssessmentIntegrationEvent decided(
      UUID id, Judgement judgement, Eligibility outcome, String decidedBy) {
    return new AssessmentIntegrationEvent.AssessmentDecided(
        id,
        judgement.request().grantId(),
        judgement.request().recipientIso3(),
        judgement.request().validOn(),
        outcome.name(),
        decidedBy,
        reasons(judgement),
        lines(judgement),
        ruleSets(judgement));
  }

  /// One code may be given for several lines; the contract lists each once.
  private static List<String> reasons(Judgement judgement) {
    return judgement.verdict().reasons().stream()
        .map(reason -> reason.code().name())
        .distinct()
        .toList();
  }

  private static List<Line> lines(Judgement judgement) {
    return judgement.verdict().lines().stream()
        .map(line -> new Line(line.lineId(), line.category().name()))
        .toList();
  }

  private static List<String> ruleSets(Judgement judgement) {
    return judgement.ruleSets().stream().map(RuleSetUsed::id).toList();
  }
}
