package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// The world changed, and eligibility-service assessed the proposal again without being asked. From
/// here on the grant relies on the new assessment, be it better or worse, until its notes bind.
/// Repeated or late news, and news about a request that a later one has replaced, change nothing.
@Singleton
public final class WhenAssessmentSupersededThenRelyOnTheNew
    implements MessagePolicy<AssessmentSuperseded> {

  private final AnswerDesk desk;

  public WhenAssessmentSupersededThenRelyOnTheNew(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.eligibility.assessment-superseded.v1";
  }

  @Override
  public Class<AssessmentSuperseded> reads() {
    return AssessmentSuperseded.class;
  }

  @Override
  public Optional<Rejection> react(AssessmentSuperseded news, IntegrationMessage message) {
    return desk.take(
        news.grantId(),
        news.command(),
        message.causeOf(WhenAssessmentSupersededThenRelyOnTheNew.class.getSimpleName()));
  }
}
