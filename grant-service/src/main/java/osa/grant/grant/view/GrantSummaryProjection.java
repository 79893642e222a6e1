package osa.grant.grant.view;

import static osa.grant.grant.view.GrantChanges.*;

import jakarta.inject.Singleton;
import java.util.List;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.view.GrantParts.ApprovalsPart;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.ProcurementPart;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Keeps a grant's summary, in the transaction of the events it is derived from. Every event makes
/// its mark, so nothing that happened has to be looked up in the history.
@Singleton
public final class GrantSummaryProjection implements Projection<GrantSummary> {

  @Override
  public String category() {
    return GrantCommandHandler.CATEGORY;
  }

  @Override
  public Class<GrantSummary> viewType() {
    return GrantSummary.class;
  }

  @Override
  public GrantSummary initial(StreamId stream) {
    GrantSummary grant = new GrantSummary();
    grant.grantId = stream.id();
    grant.status = GrantStatus.CANDIDATE;
    grant.approvals = new ApprovalsPart(null, null);
    grant.commitment = CommitmentStatus.NONE;
    grant.procurement = new ProcurementPart(null, null, null, null, null, null);
    grant.lots = List.of();
    grant.monitoring = List.of();
    return grant;
  }

  @Override
  public void apply(GrantSummary grant, RecordedEvent<?> event) {
    grant.version = event.version();
    switch ((GrantEvent) event.data()) {
      case GrantEvent.CandidateIdentified e -> identified(grant, e);
      case GrantEvent.SurveyCommissioned e -> grant.survey = commissioned(e);
      case GrantEvent.SurveyReported e -> grant.survey = reported(grant.survey, e);
      case GrantEvent.AssessmentRequested e -> grant.assessment = requested(e);
      case GrantEvent.AssessmentRecorded e -> grant.assessment = recorded(grant.assessment, e);
      case GrantEvent.AssessmentSuperseded e -> grant.assessment = superseded(grant.assessment, e);
      case GrantEvent.AssessmentRejected e -> grant.assessment = rejected(grant.assessment, e);
      case GrantEvent.GrantSelected e -> selected(grant, e);
      case GrantEvent.ReservationConfirmed e -> grant.selection = confirmed(grant.selection, e);
      case GrantEvent.ReservationDeclined e -> grant.selection = declined(grant.selection, e);
      case GrantEvent.ReservationReleased _ -> grant.selection = released(grant.selection);
      case GrantEvent.CabinetDecisionRecorded e ->
          grant.approvals = approvedByCabinet(grant.approvals, e);
      case GrantEvent.RecipientApprovalRecorded e ->
          grant.approvals = approvedByRecipient(grant.approvals, e);
      case GrantEvent.NotesSigned e -> signed(grant, e);
      case GrantEvent.NotesEnteredIntoForce e -> entered(grant, e);
      case GrantEvent.CommitmentConfirmed _ -> grant.commitment = CommitmentStatus.COMMITTED;
      case GrantEvent.ProcedureDetailsSigned e -> grant.procurement = detailsSigned(e);
      case GrantEvent.AgentEmployed e -> grant.procurement = employed(grant.procurement, e);
      case GrantEvent.ContractAwarded e -> grant.procurement = awarded(grant.procurement, e);
      case GrantEvent.LotPlanned e -> grant.lots = planned(grant.lots, e);
      case GrantEvent.LotArrived e -> grant.lots = arrived(grant.lots, e);
      case GrantEvent.LotHandedOver e -> handedOver(grant, e);
      case GrantEvent.GrantDelivered e -> delivered(grant, e);
      case GrantEvent.MonitoringReported e -> grant.monitoring = reported(grant.monitoring, e);
      case GrantEvent.EvaluationPublished e -> grant.evaluation = evaluated(e);
      case GrantEvent.GrantWithdrawn e -> withdrawn(grant, e);
    }
  }
}
