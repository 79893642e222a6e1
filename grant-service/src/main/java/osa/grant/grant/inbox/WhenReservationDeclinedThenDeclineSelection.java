package osa.grant.grant.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.grant.grant.domain.GrantCommand.DeclineReservation;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// budget-service does not have the money. The grant stays selected and may be selected again, for
/// another year or another amount.
@Singleton
public final class WhenReservationDeclinedThenDeclineSelection
    implements MessagePolicy<ReservationDeclined> {

  private final AnswerDesk desk;

  public WhenReservationDeclinedThenDeclineSelection(AnswerDesk desk) {
    this.desk = desk;
  }

  @Override
  public String messageType() {
    return "osa.budget.reservation-declined.v1";
  }

  @Override
  public Class<ReservationDeclined> reads() {
    return ReservationDeclined.class;
  }

  @Override
  public Optional<Rejection> react(ReservationDeclined answer, IntegrationMessage message) {
    return desk.take(
        answer.grantId(),
        new DeclineReservation(
            answer.fiscalYear(), answer.amountJpy(), answer.reason(), answer.availableJpy()),
        message.causeOf(WhenReservationDeclinedThenDeclineSelection.class.getSimpleName()));
  }
}
