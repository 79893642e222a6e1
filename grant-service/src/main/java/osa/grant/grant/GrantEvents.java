package osa.grant.grant;

import static java.util.Map.entry;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import osa.grant.grant.domain.Cause;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.GrantRejection;
import osa.kernel.rest.ProblemCatalogue;
import osa.kernel.store.EventCodec;

/// The names under which the feature's events are stored, for ever, and its refusals are listed.
public final class GrantEvents {

  private GrantEvents() {}

  @Produces
  @Singleton
  public static EventCodec codec() {
    return new EventCodec(names())
        .where(Cause.class, List.of(Cause.FileChanged.class, Cause.RulesChanged.class));
  }

  private static Map<String, Class<?>> names() {
    return Map.ofEntries(
        entry("candidate-identified.v1", GrantEvent.CandidateIdentified.class),
        entry("survey-commissioned.v1", GrantEvent.SurveyCommissioned.class),
        entry("survey-reported.v1", GrantEvent.SurveyReported.class),
        entry("assessment-requested.v1", GrantEvent.AssessmentRequested.class),
        entry("assessment-recorded.v1", GrantEvent.AssessmentRecorded.class),
        entry("assessment-superseded.v1", GrantEvent.AssessmentSuperseded.class),
        entry("assessment-rejected.v1", GrantEvent.AssessmentRejected.class),
        entry("grant-selected.v1", GrantEvent.GrantSelected.class),
        entry("reservation-confirmed.v1", GrantEvent.ReservationConfirmed.class),
        entry("reservation-declined.v1", GrantEvent.ReservationDeclined.class),
        entry("reservation-released.v1", GrantEvent.ReservationReleased.class),
        entry("cabinet-decision-recorded.v1", GrantEvent.CabinetDecisionRecorded.class),
        entry("recipient-approval-recorded.v1", GrantEvent.RecipientApprovalRecorded.class),
        entry("notes-signed.v1", GrantEvent.NotesSigned.class),
        entry("notes-entered-into-force.v1", GrantEvent.NotesEnteredIntoForce.class),
        entry("commitment-confirmed.v1", GrantEvent.CommitmentConfirmed.class),
        entry("procedure-details-signed.v1", GrantEvent.ProcedureDetailsSigned.class),
        entry("agent-employed.v1", GrantEvent.AgentEmployed.class),
        entry("contract-awarded.v1", GrantEvent.ContractAwarded.class),
        entry("lot-planned.v1", GrantEvent.LotPlanned.class),
        entry("lot-arrived.v1", GrantEvent.LotArrived.class),
        entry("lot-handed-over.v1", GrantEvent.LotHandedOver.class),
        entry("grant-delivered.v1", GrantEvent.GrantDelivered.class),
        entry("monitoring-reported.v1", GrantEvent.MonitoringReported.class),
        entry("evaluation-published.v1", GrantEvent.EvaluationPublished.class),
        entry("grant-withdrawn.v1", GrantEvent.GrantWithdrawn.class));
  }

  @Produces
  @Singleton
  static ProblemCatalogue refusals() {
    return () -> List.of(GrantRejection.values());
  }
}
