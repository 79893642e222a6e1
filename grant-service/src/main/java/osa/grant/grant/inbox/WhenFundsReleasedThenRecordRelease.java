package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.RecordRelease;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// budget-service no longer holds the money: notes must not be signed on it.
@Singleton
public final class WhenFundsReleasedThenRecordRelease implements MessagePolicy<FundsReleased> {

  private final AnswerDesk desk;

  public WhenFundsReleasedThenRecordRelease(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.budget.funds-released.v1";
  }

  @Override
  public Class<FundsReleased> reads() {
    return FundsReleased.class;
  }

  @Override
  public Optional<Rejection> react(FundsReleased answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new RecordRelease(answer.fiscalYear(), answer.amountJpy()),
        message.causeOf(WhenFundsReleasedThenRecordRelease.class.getSimpleName()));
  }
}
