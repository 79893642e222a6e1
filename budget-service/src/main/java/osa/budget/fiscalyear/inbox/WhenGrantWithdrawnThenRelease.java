package osa.budget.fiscalyear.inbox;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.BudgetRejection;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReleaseFunds;
import osa.kernel.ExpectedVersion;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;
import osa.kernel.inbox.MessagePolicy;

/// A withdrawn grant gives its money back. It may hold none: withdrawn before selection, or its
/// reservation was declined. One that is paid in full is a dead letter: a person has to look at it.
@Singleton
public final class WhenGrantWithdrawnThenRelease implements MessagePolicy<GrantWithdrawn> {

  private static final Set<RejectionCode> HOLDS_NOTHING =
      Set.of(BudgetRejection.RESERVATION_UNKNOWN, BudgetRejection.FISCAL_YEAR_UNKNOWN);

  private final FiscalYearCommandHandler ledgers;

  public WhenGrantWithdrawnThenRelease(FiscalYearCommandHandler ledgers) {
    this.ledgers = ledgers;
  }

  @Override
  public String messageType() {
    return "osa.grant.withdrawn.v1";
  }

  @Override
  public Class<GrantWithdrawn> reads() {
    return GrantWithdrawn.class;
  }

  @Override
  public Optional<Rejection> react(GrantWithdrawn withdrawn, IntegrationMessage message) {
    return withdrawn
        .year()
        .map(year -> new ReleaseFunds(year, withdrawn.grant(), withdrawn.reason()))
        .map(
            release ->
                ledgers.handle(
                    release,
                    ExpectedVersion.any(),
                    message.causeOf(WhenGrantWithdrawnThenRelease.class.getSimpleName())))
        .flatMap(Outcome::refusal)
        .filter(refusal -> !HOLDS_NOTHING.contains(refusal.code()));
  }
}
