package osa.budget.fiscalyear.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.FiscalYearCommand.AnswerFundsRequest;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// A selected grant asks for money. What cannot be reserved is declined, with the amount that is
/// available, so that the grant always hears an answer.
@Singleton
public final class WhenFundsRequestedThenReserve implements MessagePolicy<FundsRequested> {

  private final FiscalYearCommandHandler ledgers;

  public WhenFundsRequestedThenReserve(FiscalYearCommandHandler ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  public String messageType() {
    return "osa.grant.funds-requested.v1";
  }

  @Override
  public Class<FundsRequested> reads() {
    return FundsRequested.class;
  }

  @Override
  public Optional<Rejection> react(FundsRequested asked, IntegrationMessage message) {
    Context context = message.causeOf(WhenFundsRequestedThenReserve.class.getSimpleName());
    return ledgers
        .handle(
            new AnswerFundsRequest(asked.year(), asked.grant(), asked.amountJpy()),
            ExpectedVersion.any(),
            context)
        .refusal();
  }
}
