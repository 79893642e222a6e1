package osa.grant.grant.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageWriter;

/// Asks eligibility-service for an assessment and budget-service for money, to commit it and to set
/// it free. Everything else in a grant's life is its own business, and so is what the kernel notes
/// in the same log.
@Singleton
public final class GrantPublisher implements IntegrationPublisher {

  private final MessageWriter writer = new MessageWriter("grant-service");

  @Override
  public Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    if (!event.stream().category().equals(GrantCommandHandler.CATEGORY)) {
      return Optional.empty();
    }
    return told(event.stream().id(), (GrantEvent) event.data())
        .map(message -> writer.write(event, message.type(), message));
  }

  private static Optional<GrantIntegrationEvent> told(String grantId, GrantEvent event) {
    return switch (event) {
      case GrantEvent.AssessmentRequested e -> Optional.of(question(grantId, e));
      case GrantEvent.GrantSelected e ->
          Optional.of(
              new GrantIntegrationEvent.FundsRequested(
                  grantId, e.fiscalYear(), e.amountJpy(), e.selectedOn()));
      case GrantEvent.NotesEnteredIntoForce e ->
          Optional.of(
              new GrantIntegrationEvent.NotesEnteredIntoForce(
                  grantId, e.fiscalYear(), e.amountJpy(), e.inForceOn()));
      case GrantEvent.GrantWithdrawn e ->
          Optional.of(
              new GrantIntegrationEvent.GrantWithdrawn(
                  grantId, e.heldFiscalYear(), e.withdrawnOn(), e.reason()));
      case GrantEvent.CandidateIdentified _,
          GrantEvent.SurveyCommissioned _,
          GrantEvent.SurveyReported _,
          GrantEvent.AssessmentRecorded _,
          GrantEvent.AssessmentSuperseded _,
          GrantEvent.AssessmentRejected _,
          GrantEvent.ReservationConfirmed _,
          GrantEvent.ReservationDeclined _,
          GrantEvent.ReservationReleased _,
          GrantEvent.CabinetDecisionRecorded _,
          GrantEvent.RecipientApprovalRecorded _,
          GrantEvent.NotesSigned _,
          GrantEvent.CommitmentConfirmed _,
          GrantEvent.ProcedureDetailsSigned _,
          GrantEvent.AgentEmployed _,
          GrantEvent.ContractAwarded _,
          GrantEvent.LotPlanned _,
          GrantEvent.LotArrived _,
          GrantEvent.LotHandedOver _,
          GrantEvent.GrantDelivered _,
          GrantEvent.MonitoringReported _,
          GrantEvent.EvaluationPublished _ ->
          Optional.empty();
    };
  }

  private static GrantIntegrationEvent question(
      String grantId, GrantEvent.AssessmentRequested asked) {
    Proposal proposal = asked.proposal();
    return new GrantIntegrationEvent.AssessmentRequested(
        grantId,
        asked.assessmentId(),
        proposal.recipientIso3(),
        asked.validOn(),
        proposal.pillars().stream().map(Pillar::name).toList(),
        beneficiary(proposal.beneficiary()),
        items(proposal.items()),
        proposal.contextCountries(),
        undertakings(proposal.undertakings()));
  }

  private static GrantIntegrationEvent.AssessmentRequested.Beneficiary beneficiary(
      Beneficiary beneficiary) {
    return new GrantIntegrationEvent.AssessmentRequested.Beneficiary(
        beneficiary.name(), beneficiary.kind().name());
  }

  private static List<GrantIntegrationEvent.AssessmentRequested.Item> items(List<Item> items) {
    return items.stream()
        .map(
            item ->
                new GrantIntegrationEvent.AssessmentRequested.Item(
                    item.lineId(),
                    item.description(),
                    item.kind().name(),
                    item.quantity(),
                    item.armed()))
        .toList();
  }

  private static GrantIntegrationEvent.AssessmentRequested.Undertakings undertakings(
      Undertakings undertakings) {
    return new GrantIntegrationEvent.AssessmentRequested.Undertakings(
        undertakings.otherPurposeUse(), undertakings.thirdPartyTransfer());
  }
}
