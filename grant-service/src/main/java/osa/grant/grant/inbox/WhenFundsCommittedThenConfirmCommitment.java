package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.ConfirmCommitment;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// budget-service is bound to pay what the notes in force promise.
@Singleton
public final class WhenFundsCommittedThenConfirmCommitment
    implements MessagePolicy<FundsCommitted> {

  private final AnswerDesk desk;

  public WhenFundsCommittedThenConfirmCommitment(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.budget.funds-committed.v1";
  }

  @Override
  public Class<FundsCommitted> reads() {
    return FundsCommitted.class;
  }

  @Override
  public Optional<Rejection> react(FundsCommitted answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new ConfirmCommitment(answer.fiscalYear(), answer.amountJpy()),
        message.causeOf(WhenFundsCommittedThenConfirmCommitment.class.getSimpleName()));
  }
}
