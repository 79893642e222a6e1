package osa.simulation.service;

import java.time.InstantSource;
import java.util.List;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.GrantEvents;
import osa.grant.grant.inbox.AnswerDesk;
import osa.grant.grant.inbox.WhenAssessmentDecidedThenRecordAssessment;
import osa.grant.grant.inbox.WhenAssessmentRejectedThenRecordRejection;
import osa.grant.grant.inbox.WhenAssessmentSupersededThenRelyOnTheNew;
import osa.grant.grant.inbox.WhenFundsCommittedThenConfirmCommitment;
import osa.grant.grant.inbox.WhenFundsReleasedThenRecordRelease;
import osa.grant.grant.inbox.WhenFundsReservedThenConfirmReservation;
import osa.grant.grant.inbox.WhenReservationDeclinedThenDeclineSelection;
import osa.grant.grant.outbox.GrantPublisher;
import osa.grant.grant.view.GrantSummary;
import osa.grant.grant.view.GrantSummaryProjection;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.EventCodec;
import osa.simulation.database.SimulatedViews;

/// grant-service.
public final class GrantBlueprint implements Blueprint<GrantCommandHandler> {

  public static final String TOPIC = "osa.grant.v1";

  @Override
  public String name() {
    return "grant-service";
  }

  @Override
  public String publishesTo() {
    return TOPIC;
  }

  @Override
  public List<String> listensTo() {
    return List.of(BudgetBlueprint.TOPIC, EligibilityBlueprint.TOPIC);
  }

  @Override
  public EventCodec codec() {
    return GrantEvents.codec();
  }

  @Override
  public List<Projection<?>> projections() {
    return List.of(new GrantSummaryProjection());
  }

  @Override
  public String keyOf(Object view) {
    return ((GrantSummary) view).grantId;
  }

  @Override
  public IntegrationPublisher publisher() {
    return new GrantPublisher();
  }

  @Override
  public GrantCommandHandler desk(
      EventStore store, Transactions transactions, Projections projections, InstantSource clock) {
    return new GrantCommandHandler(store, transactions, projections);
  }

  @Override
  public List<MessagePolicy<?>> policies(GrantCommandHandler desk) {
    AnswerDesk answers = new AnswerDesk(desk);
    return List.of(
        new WhenAssessmentDecidedThenRecordAssessment(answers),
        new WhenAssessmentSupersededThenRelyOnTheNew(answers),
        new WhenAssessmentRejectedThenRecordRejection(answers),
        new WhenFundsReservedThenConfirmReservation(answers),
        new WhenReservationDeclinedThenDeclineSelection(answers),
        new WhenFundsCommittedThenConfirmCommitment(answers),
        new WhenFundsReleasedThenRecordRelease(answers));
  }

  @Override
  public List<Reaction> reactions(
      GrantCommandHandler desk, Transactions transactions, SimulatedViews views) {
    return List.of();
  }
}
