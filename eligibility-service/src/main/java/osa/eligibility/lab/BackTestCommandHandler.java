package osa.eligibility.lab;

import jakarta.enterprise.context.ApplicationScoped;
import osa.eligibility.lab.domain.BackTest;
import osa.eligibility.lab.domain.BackTestCommand;
import osa.eligibility.lab.domain.BackTestDecider;
import osa.eligibility.lab.domain.BackTestEvent;
import osa.eligibility.lab.domain.BackTestId;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of back-tests. What it records is that one was asked for and how it ended; it
/// knows no assessment.
@ApplicationScoped
public class BackTestCommandHandler {

  private final CommandHandler<BackTest, BackTestCommand, BackTestEvent> handler;

  public BackTestCommandHandler(
      EventStore store, Transactions transactions, Projections projections) {
    this.handler =
        new CommandHandler<>(
            new BackTestDecider(), BackTestEvent.class, store, transactions, projections);
  }

  public Outcome<BackTestEvent> handle(
      BackTestId id, BackTestCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(id.stream(), command, expected, context);
  }

  public boolean isOpen(BackTestId id) {
    return switch (handler.state(id.stream())) {
      case BackTest.Open _ -> true;
      case BackTest.Unasked(), BackTest.Ended _ -> false;
    };
  }
}
