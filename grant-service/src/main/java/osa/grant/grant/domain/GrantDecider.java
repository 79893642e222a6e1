package osa.grant.grant.domain;

import osa.grant.grant.domain.Grant.Unidentified;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// Decides every command and replays every event of a grant. The first switch is here, the second,
/// over the states, in the class of the phase that the command belongs to. Neither has a `default`,
/// so a new command, event or state does not compile before every place has answered it.
public final class GrantDecider implements Decider<Grant, GrantCommand, GrantEvent> {

  @Override
  public Grant initial() {
    return new Unidentified();
  }

  @Override
  public Decision<GrantEvent> decide(GrantCommand command, Grant grant) {
    return switch (command) {
      case GrantCommand.IdentifyCandidate c -> Preparing.decide(c, grant);
      case GrantCommand.CommissionSurvey c -> Preparing.decide(c, grant);
      case GrantCommand.ReportSurvey c -> Preparing.decide(c, grant);
      case GrantCommand.RequestAssessment c -> Covering.decide(c, grant);
      case GrantCommand.RecordAssessment c -> Covering.decide(c, grant);
      case GrantCommand.SupersedeAssessment c -> Covering.decide(c, grant);
      case GrantCommand.RecordAssessmentRejection c -> Covering.decide(c, grant);
      case GrantCommand.SelectForFiscalYear c -> Funding.decide(c, grant);
      case GrantCommand.ConfirmReservation c -> Funding.decide(c, grant);
      case GrantCommand.DeclineReservation c -> Funding.decide(c, grant);
      case GrantCommand.RecordRelease c -> Funding.decide(c, grant);
      case GrantCommand.RecordCabinetDecision c -> Signing.decide(c, grant);
      case GrantCommand.RecordRecipientApproval c -> Signing.decide(c, grant);
      case GrantCommand.SignNotes c -> Signing.decide(c, grant);
      case GrantCommand.EnterIntoForce c -> Signing.decide(c, grant);
      case GrantCommand.ConfirmCommitment c -> Funding.decide(c, grant);
      case GrantCommand.SignProcedureDetails c -> Procuring.decide(c, grant);
      case GrantCommand.EmployAgent c -> Procuring.decide(c, grant);
      case GrantCommand.AwardContract c -> Procuring.decide(c, grant);
      case GrantCommand.PlanLot c -> Delivering.decide(c, grant);
      case GrantCommand.RecordLotArrival c -> Delivering.decide(c, grant);
      case GrantCommand.HandOverLot c -> Delivering.decide(c, grant);
      case GrantCommand.ReportMonitoring c -> Closing.decide(c, grant);
      case GrantCommand.PublishEvaluation c -> Closing.decide(c, grant);
      case GrantCommand.Withdraw c -> Closing.decide(c, grant);
    };
  }

  @Override
  public Grant evolve(Grant grant, GrantEvent event) {
    return switch (event) {
      case GrantEvent.CandidateIdentified e -> Preparing.evolve(e, grant);
      case GrantEvent.SurveyCommissioned e -> Preparing.evolve(e, grant);
      case GrantEvent.SurveyReported e -> Preparing.evolve(e, grant);
      case GrantEvent.AssessmentRequested e -> Covering.evolve(e, grant);
      case GrantEvent.AssessmentRecorded e -> Covering.evolve(e, grant);
      case GrantEvent.AssessmentSuperseded e -> Covering.evolve(e, grant);
      case GrantEvent.AssessmentRejected e -> Covering.evolve(e, grant);
      case GrantEvent.GrantSelected e -> Funding.evolve(e, grant);
      case GrantEvent.ReservationConfirmed e -> Funding.evolve(e, grant);
      case GrantEvent.ReservationDeclined e -> Funding.evolve(e, grant);
      case GrantEvent.ReservationReleased e -> Funding.evolve(e, grant);
      case GrantEvent.CabinetDecisionRecorded e -> Signing.evolve(e, grant);
      case GrantEvent.RecipientApprovalRecorded e -> Signing.evolve(e, grant);
      case GrantEvent.NotesSigned e -> Signing.evolve(e, grant);
      case GrantEvent.NotesEnteredIntoForce e -> Signing.evolve(e, grant);
      case GrantEvent.CommitmentConfirmed e -> Funding.evolve(e, grant);
      case GrantEvent.ProcedureDetailsSigned e -> Procuring.evolve(e, grant);
      case GrantEvent.AgentEmployed e -> Procuring.evolve(e, grant);
      case GrantEvent.ContractAwarded e -> Procuring.evolve(e, grant);
      case GrantEvent.LotPlanned e -> Delivering.evolve(e, grant);
      case GrantEvent.LotArrived e -> Delivering.evolve(e, grant);
      case GrantEvent.LotHandedOver e -> Delivering.evolve(e, grant);
      case GrantEvent.GrantDelivered e -> Delivering.evolve(e, grant);
      case GrantEvent.MonitoringReported e -> Closing.evolve(e, grant);
      case GrantEvent.EvaluationPublished e -> Closing.evolve(e, grant);
      case GrantEvent.GrantWithdrawn e -> Closing.evolve(e, grant);
    };
  }
}
