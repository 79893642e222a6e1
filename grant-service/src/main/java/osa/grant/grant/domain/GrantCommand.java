package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Everything that can be asked of a grant.
///
/// `occurredOn` is the Japan date on which the step took place, which may be long before it is
/// recorded. The answers of the other services carry none: when they were given says nothing about
/// when the steps that build on them took place.
public sealed interface GrantCommand {

  /// Names a candidate: opens the grant.
  record IdentifyCandidate(Proposal proposal, LocalDate occurredOn) implements GrantCommand {}

  record CommissionSurvey(String consultant, LocalDate occurredOn) implements GrantCommand {}

  record ReportSurvey(String findings, LocalDate occurredOn) implements GrantCommand {}

  /// @param assessmentId fresh for every request; the answer comes back under it
  /// @param validOn the date at which the rules and facts are to be taken
  record RequestAssessment(UUID assessmentId, LocalDate validOn, LocalDate occurredOn)
      implements GrantCommand {}

  /// eligibility-service answered, or a person there closed a referral.
  record RecordAssessment(UUID assessmentId, Verdict verdict) implements GrantCommand {}

  /// eligibility-service assessed again without being asked, because the world changed.
  ///
  /// @param requestedAssessmentId the assessment that this grant asked for
  /// @param supersededAssessmentId the one whose place the new one takes
  /// @param round how many times what was asked for was assessed again, from 1
  /// @param validOn the date at which rules and facts were taken
  record SupersedeAssessment(
      UUID requestedAssessmentId,
      UUID supersededAssessmentId,
      UUID assessmentId,
      int round,
      LocalDate validOn,
      Verdict verdict,
      Cause cause)
      implements GrantCommand {}

  /// eligibility-service could not assess at all, for example because it knows no such country.
  record RecordAssessmentRejection(UUID assessmentId, String reason, String detail)
      implements GrantCommand {}

  /// @param fiscalYear the year whose money is to pay, whatever the calendar says at signature
  record SelectForFiscalYear(int fiscalYear, long amountJpy, LocalDate occurredOn)
      implements GrantCommand {}

  /// budget-service holds the money.
  record ConfirmReservation(int fiscalYear, long amountJpy) implements GrantCommand {}

  /// budget-service refused to hold the money.
  record DeclineReservation(int fiscalYear, long amountJpy, String reason, long availableJpy)
      implements GrantCommand {}

  /// budget-service no longer holds the money.
  record RecordRelease(int fiscalYear, long amountJpy) implements GrantCommand {}

  record RecordCabinetDecision(LocalDate occurredOn) implements GrantCommand {}

  record RecordRecipientApproval(LocalDate occurredOn) implements GrantCommand {}

  record SignNotes(long amountJpy, EntryIntoForce entryIntoForce, LocalDate occurredOn)
      implements GrantCommand {}

  /// The notice on which the notes were waiting has come.
  record EnterIntoForce(LocalDate occurredOn) implements GrantCommand {}

  /// budget-service has turned the reservation into an obligation to pay.
  record ConfirmCommitment(int fiscalYear, long amountJpy) implements GrantCommand {}

  record SignProcedureDetails(LocalDate occurredOn) implements GrantCommand {}

  record EmployAgent(String agent, LocalDate occurredOn) implements GrantCommand {}

  /// @param amountJpy absent when it was not disclosed
  record AwardContract(String contractor, Optional<Long> amountJpy, LocalDate occurredOn)
      implements GrantCommand {}

  record PlanLot(String lotId, String description, int quantity, LocalDate occurredOn)
      implements GrantCommand {}

  /// @param note empty when there is none
  record RecordLotArrival(String lotId, int quantity, String note, LocalDate occurredOn)
      implements GrantCommand {}

  /// @param note empty when there is none
  record HandOverLot(String lotId, int quantity, String note, LocalDate occurredOn)
      implements GrantCommand {}

  record ReportMonitoring(String findings, LocalDate occurredOn) implements GrantCommand {}

  /// @param publishedAtUrl empty when it is not on the web
  record PublishEvaluation(String findings, String publishedAtUrl, LocalDate occurredOn)
      implements GrantCommand {}

  record Withdraw(String reason, LocalDate occurredOn) implements GrantCommand {}
}
