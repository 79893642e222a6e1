package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.ConfirmReservation;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// budget-service holds the money that the selection asked for.
@Singleton
public final class WhenFundsReservedThenConfirmReservation implements MessagePolicy<FundsReserved> {

  private final AnswerDesk desk;

  public WhenFundsReservedThenConfirmReservation(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.budget.funds-reserved.v1";
  }

  @Override
  public Class<FundsReserved> reads() {
    return FundsReserved.class;
  }

  @Override
  public Optional<Rejection> react(FundsReserved answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new ConfirmReservation(answer.fiscalYear(), answer.amountJpy()),
        message.causeOf(WhenFundsReservedThenConfirmReservation.class.getSimpleName()));
  }
}
