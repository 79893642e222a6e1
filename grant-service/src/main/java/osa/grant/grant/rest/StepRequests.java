package osa.grant.grant.rest;

import static osa.grant.grant.rest.GrantRequests.LOCAL_ID;
import static osa.grant.grant.rest.GrantRequests.NAME_MAX;
import static osa.grant.grant.rest.GrantRequests.NO_LOCAL_ID;
import static osa.grant.grant.rest.GrantRequests.TEXT_MAX;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.grant.grant.domain.EntryIntoForce;
import osa.kernel.rest.Dated;

/// The bodies of the steps of an existing grant. `occurredOn` is the Japan date on which the step
/// took place, today when it is absent; amounts are whole yen.
public final class StepRequests {

  private static final int FINDINGS_MAX = 4000;

  private StepRequests() {}

  /// A step that has nothing to say but its date.
  public record PlainStep(@Schema(examples = "2023-11-03") LocalDate occurredOn) implements Dated {}

  public record SurveyCommission(
      @NotBlank @Size(max = NAME_MAX) @Schema(examples = "A consultant") String consultant,
      @Schema(examples = "2023-05-10") LocalDate occurredOn)
      implements Dated {}

  public record SurveyReport(
      @NotBlank @Size(max = FINDINGS_MAX) @Schema(examples = "Needed and feasible") String findings,
      @Schema(examples = "2023-08-31") LocalDate occurredOn)
      implements Dated {}

  public record AssessmentRequest(
      @NotNull
          @Schema(description = "Day whose facts and rules are to apply", examples = "2023-11-03")
          LocalDate validOn,
      @Schema(examples = "2023-10-01") LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "SelectionRequest")
  public record Selection(
      @NotNull
          @Schema(description = "The year that pays, whatever the calendar says", examples = "2023")
          Integer fiscalYear,
      @NotNull @Schema(description = "Whole yen", examples = "600000000") Long amountJpy,
      @Schema(examples = "2023-10-15") LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "NotesSignature")
  public record NotesSignature(
      @NotNull @Schema(description = "Whole yen, at most what is reserved", examples = "600000000")
          Long amountJpy,
      @NotNull EntryIntoForce entryIntoForce,
      @Schema(description = "Day of the signature", examples = "2023-11-03") LocalDate occurredOn)
      implements Dated {}

  public record AgentEmployment(
      @NotBlank @Size(max = NAME_MAX) @Schema(examples = "A procurement agent") String agent,
      @Schema(examples = "2024-02-01") LocalDate occurredOn)
      implements Dated {}

  public record ContractAward(
      @NotBlank @Size(max = NAME_MAX) @Schema(examples = "A shipyard") String contractor,
      @Schema(description = "Whole yen; absent when not disclosed", examples = "550000000")
          Long amountJpy,
      @Schema(examples = "2024-06-01") LocalDate occurredOn)
      implements Dated {

    Optional<Long> disclosedAmountJpy() {
      return Optional.ofNullable(amountJpy);
    }
  }

  public record LotPlan(
      @NotNull @Pattern(regexp = LOCAL_ID, message = NO_LOCAL_ID) @Schema(examples = "L1")
          String lotId,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "Coastal radars") String description,
      @NotNull @Schema(examples = "5") Integer quantity,
      @Schema(examples = "2023-11-03") LocalDate occurredOn)
      implements Dated {}

  public record LotMovement(
      @NotNull @Schema(description = "May differ from what was planned", examples = "5")
          Integer quantity,
      @Size(max = TEXT_MAX) @Schema(examples = "By sea") String note,
      @Schema(examples = "2026-01-14") LocalDate occurredOn)
      implements Dated {

    String noteOrEmpty() {
      return orEmpty(note);
    }
  }

  @Schema(name = "MonitoringReportRequest")
  public record MonitoringReport(
      @NotBlank @Size(max = FINDINGS_MAX) @Schema(examples = "In use as agreed") String findings,
      @Schema(examples = "2026-06-30") LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "EvaluationPublication")
  public record EvaluationPublication(
      @NotBlank @Size(max = FINDINGS_MAX) @Schema(examples = "The aim was reached") String findings,
      @Size(max = TEXT_MAX)
          @Pattern(regexp = "^https?://\\S+$", message = "is not a web address")
          @Schema(examples = "https://example.org/evaluation")
          String publishedAtUrl,
      @Schema(examples = "2026-10-01") LocalDate occurredOn)
      implements Dated {

    String urlOrEmpty() {
      return orEmpty(publishedAtUrl);
    }
  }

  @Schema(name = "WithdrawalRequest")
  public record Withdrawal(
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "The recipient changed its plans")
          String reason,
      @Schema(examples = "2025-03-14") LocalDate occurredOn)
      implements Dated {}

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
