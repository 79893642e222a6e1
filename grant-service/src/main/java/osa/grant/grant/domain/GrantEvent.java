package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.UUID;

/// Everything that can have happened to a grant, from candidate to evaluation. The dates are Japan
/// dates of the steps themselves; when the system learned of them is kept beside each event.
public sealed interface GrantEvent {

  record CandidateIdentified(Proposal proposal, LocalDate identifiedOn) implements GrantEvent {}

  record SurveyCommissioned(String consultant, LocalDate commissionedOn) implements GrantEvent {}

  record SurveyReported(String findings, LocalDate reportedOn) implements GrantEvent {}

  /// Carries the proposal, so that what was asked can be read without reading back.
  record AssessmentRequested(
      UUID assessmentId, LocalDate validOn, Proposal proposal, LocalDate requestedOn)
      implements GrantEvent {}

  record AssessmentRecorded(UUID assessmentId, Verdict verdict) implements GrantEvent {}

  /// The grant relies on another assessment from here on, for the world has changed. Money that is
  /// reserved stays reserved.
  ///
  /// @param requestedAssessmentId the assessment that was asked for
  /// @param supersededAssessmentId the one that counts no longer
  /// @param assessmentId the one that counts
  record AssessmentSuperseded(
      UUID requestedAssessmentId,
      UUID supersededAssessmentId,
      UUID assessmentId,
      int round,
      LocalDate validOn,
      Verdict verdict,
      Cause cause)
      implements GrantEvent {}

  record AssessmentRejected(UUID assessmentId, String reason, String detail)
      implements GrantEvent {}

  /// Selected for the money of a fiscal year; budget-service is asked to reserve it.
  record GrantSelected(int fiscalYear, long amountJpy, LocalDate selectedOn)
      implements GrantEvent {}

  record ReservationConfirmed(int fiscalYear, long amountJpy) implements GrantEvent {}

  record ReservationDeclined(int fiscalYear, long amountJpy, String reason, long availableJpy)
      implements GrantEvent {}

  record ReservationReleased(int fiscalYear, long amountJpy) implements GrantEvent {}

  record CabinetDecisionRecorded(LocalDate decidedOn) implements GrantEvent {}

  record RecipientApprovalRecorded(LocalDate approvedOn) implements GrantEvent {}

  /// @param assessmentId the assessment that the signature relied on
  record NotesSigned(
      int fiscalYear,
      long amountJpy,
      EntryIntoForce entryIntoForce,
      UUID assessmentId,
      LocalDate signedOn)
      implements GrantEvent {}

  /// The notes bind from here on; budget-service is asked to commit the amount.
  record NotesEnteredIntoForce(int fiscalYear, long amountJpy, LocalDate inForceOn)
      implements GrantEvent {}

  record CommitmentConfirmed(int fiscalYear, long amountJpy) implements GrantEvent {}

  record ProcedureDetailsSigned(LocalDate signedOn) implements GrantEvent {}

  record AgentEmployed(String agent, LocalDate employedOn) implements GrantEvent {}

  /// @param amountJpy null when it was not disclosed
  record ContractAwarded(String contractor, Long amountJpy, LocalDate awardedOn)
      implements GrantEvent {}

  record LotPlanned(String lotId, String description, int quantity, LocalDate plannedOn)
      implements GrantEvent {}

  /// @param note empty when there is none
  record LotArrived(String lotId, int quantity, String note, LocalDate arrivedOn)
      implements GrantEvent {}

  /// Both quantities, because they may differ: five boats came where four were announced.
  ///
  /// @param note empty when there is none
  record LotHandedOver(
      String lotId,
      int quantityPlanned,
      int quantityHandedOver,
      String note,
      LocalDate handedOverOn)
      implements GrantEvent {}

  /// Every planned lot has been handed over.
  record GrantDelivered(LocalDate deliveredOn) implements GrantEvent {}

  record MonitoringReported(String findings, LocalDate reportedOn) implements GrantEvent {}

  /// @param publishedAtUrl empty when it is not on the web
  record EvaluationPublished(String findings, String publishedAtUrl, LocalDate publishedOn)
      implements GrantEvent {}

  /// @param heldFiscalYear the year whose money is or may soon be held for the grant and has to be
  ///     set free; null when there is none
  record GrantWithdrawn(String reason, Integer heldFiscalYear, LocalDate withdrawnOn)
      implements GrantEvent {}
}
