package osa.budget.fiscalyear;

import jakarta.enterprise.context.ApplicationScoped;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand;
import osa.budget.fiscalyear.domain.FiscalYearDecider;
import osa.budget.fiscalyear.domain.FiscalYearEvent;
import osa.budget.fiscalyear.domain.Ledger;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.StreamId;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of the ledgers: every command passes here, whether it came by HTTP or by message.
/// The ledger of a year is one stream, so its commands are decided one after another and two of
/// them can never spend the same yen.
@ApplicationScoped
public class FiscalYearCommandHandler {

  public static final String CATEGORY = "fiscal-year";

  private final CommandHandler<Ledger, FiscalYearCommand, FiscalYearEvent> handler;

  public FiscalYearCommandHandler(
      EventStore store, Transactions transactions, Projections projections) {
    this.handler =
        new CommandHandler<>(
            new FiscalYearDecider(), FiscalYearEvent.class, store, transactions, projections);
  }

  public Outcome<FiscalYearEvent> handle(
      FiscalYearCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(streamOf(command.fiscalYear()), command, expected, context);
  }

  public static StreamId streamOf(FiscalYear fiscalYear) {
    return new StreamId(CATEGORY, fiscalYear.toString());
  }
}
