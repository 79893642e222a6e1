package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.RecordAssessment;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// eligibility-service answered the grant's request, by rules or by a person who closed a referral.
/// Repeated, late or superseded answers change nothing.
@Singleton
public final class WhenAssessmentDecidedThenRecordAssessment
    implements MessagePolicy<AssessmentDecided> {

  private final AnswerDesk desk;

  public WhenAssessmentDecidedThenRecordAssessment(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.eligibility.assessment-decided.v1";
  }

  @Override
  public Class<AssessmentDecided> reads() {
    return AssessmentDecided.class;
  }

  @Override
  public Optional<Rejection> react(AssessmentDecided answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new RecordAssessment(answer.assessmentId(), answer.verdict()),
        message.causeOf(WhenAssessmentDecidedThenRecordAssessment.class.getSimpleName()));
  }
}
