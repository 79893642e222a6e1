package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.RecordAssessmentRejection;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// eligibility-service could not assess at all, so that the grant does not wait for an answer.
@Singleton
public final class WhenAssessmentRejectedThenRecordRejection
    implements MessagePolicy<AssessmentRejected> {

  private final AnswerDesk desk;

  public WhenAssessmentRejectedThenRecordRejection(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.eligibility.assessment-rejected.v1";
  }

  @Override
  public Class<AssessmentRejected> reads() {
    return AssessmentRejected.class;
  }

  @Override
  public Optional<Rejection> react(AssessmentRejected answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new RecordAssessmentRejection(answer.assessmentId(), answer.reason(), answer.detail()),
        message.causeOf(WhenAssessmentRejectedThenRecordRejection.class.getSimpleName()));
  }
}
