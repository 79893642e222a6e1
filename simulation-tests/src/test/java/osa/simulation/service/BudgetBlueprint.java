package osa.simulation.service;

import java.time.InstantSource;
import java.util.List;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.FiscalYearEvents;
import osa.budget.fiscalyear.inbox.WhenFundsRequestedThenReserve;
import osa.budget.fiscalyear.inbox.WhenGrantWithdrawnThenRelease;
import osa.budget.fiscalyear.inbox.WhenNotesEnteredIntoForceThenCommit;
import osa.budget.fiscalyear.outbox.BudgetPublisher;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.budget.fiscalyear.view.FiscalYearSummaryProjection;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.EventCodec;
import osa.simulation.database.SimulatedViews;

/// budget-service.
public final class BudgetBlueprint implements Blueprint<FiscalYearCommandHandler> {

  public static final String TOPIC = "osa.budget.v1";

  @Override
  public String name() {
    return "budget-service";
  }

  @Override
  public String publishesTo() {
    return TOPIC;
  }

  @Override
  public List<String> listensTo() {
    return List.of(GrantBlueprint.TOPIC);
  }

  @Override
  public EventCodec codec() {
    return FiscalYearEvents.codec();
  }

  @Override
  public List<Projection<?>> projections() {
    return List.of(new FiscalYearSummaryProjection());
  }

  @Override
  public String keyOf(Object view) {
    return ((FiscalYearSummary) view).fiscalYear;
  }

  @Override
  public IntegrationPublisher publisher() {
    return new BudgetPublisher();
  }

  @Override
  public FiscalYearCommandHandler desk(
      EventStore store, Transactions transactions, Projections projections, InstantSource clock) {
    return new FiscalYearCommandHandler(store, transactions, projections);
  }

  @Override
  public List<MessagePolicy<?>> policies(FiscalYearCommandHandler desk) {
    return List.of(
        new WhenFundsRequestedThenReserve(desk),
        new WhenNotesEnteredIntoForceThenCommit(desk),
        new WhenGrantWithdrawnThenRelease(desk));
  }

  @Override
  public List<Reaction> reactions(
      FiscalYearCommandHandler desk, Transactions transactions, SimulatedViews views) {
    return List.of();
  }
}
