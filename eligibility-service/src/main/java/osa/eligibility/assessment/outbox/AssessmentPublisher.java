package osa.eligibility.assessment.outbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.outbox.AssessmentIntegrationEvent.Line;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageWriter;

/// Tells the others what every assessment came to, once by the rules and again when a person
/// closes a referral. What is recorded about countries, or noted by the kernel in the same log, is
/// nobody else's business.
@Singleton
public final class AssessmentPublisher implements IntegrationPublisher {

  private final MessageWriter writer = new MessageWriter("eligibility-service");

  @Override
  public Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    if (!event.stream().category().equals(AssessmentId.CATEGORY)) {
      return Optional.empty();
    }
    AssessmentIntegrationEvent message = told((AssessmentEvent) event.data());
    return Optional.of(writer.write(event, message.type(), message));
  }

  private static AssessmentIntegrationEvent told(AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(var id, var judgement) ->
          decided(id, judgement, judgement.verdict().outcome(), "RULES");
      case AssessmentReferred(var id, var judgement) ->
          decided(id, judgement, judgement.verdict().outcome(), "RULES");
      case ReferralClosed e -> decided(e.assessmentId(), e.judgement(), e.outcome(), "HUMAN");
      case RequestRejected e ->
          new AssessmentIntegrationEvent.AssessmentRejected(
              e.assessmentId(), e.grantId(), e.code(), e.detail());
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
        // One code may be given for several lines; the contract lists each once.
        judgement.verdict().reasons().stream()
            .map(reason -> reason.code().name())
            .distinct()
            .toList(),
        judgement.verdict().lines().stream()
            .map(line -> new Line(line.lineId(), line.category().name()))
            .toList(),
        judgement.ruleSets().stream().map(RuleSetUsed::id).toList());
  }
}
