package osa.budget.fiscalyear.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.rest.Dated;

/// The bodies of the commands to a fiscal year's ledger. `occurredOn` is a Japan date, today when
/// it is absent; amounts are whole yen.
public final class FiscalYearRequests {

  private static final int TEXT_MAX = 500;
  private static final String GRANT_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  private FiscalYearRequests() {}

  public record Amount(
      @NotNull @Schema(description = "Whole yen", examples = "18100000000") Long amountJpy,
      @Size(max = TEXT_MAX) @Schema(description = "Source or remark") String note,
      @Schema(examples = "2026-04-07") LocalDate occurredOn)
      implements Dated {

    String noteOrEmpty() {
      return note == null ? "" : note;
    }
  }

  public record Correction(
      @NotNull @Schema(description = "entryId of the enactment whose figure was wrong")
          UUID correctsEventId,
      @NotNull
          @Schema(
              description = "The right figure in yen, not the difference",
              examples = "8100000000")
          Long amountJpy,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "The table was rounded") String reason,
      LocalDate occurredOn)
      implements Dated {}

  public record Reservation(
      @NotNull
          @Pattern(regexp = GRANT_ID, message = "is not a grant identifier")
          @Schema(examples = "0190e2a4-7b1f-7c3a-9d2e-5f6a7b8c9d0e")
          String grantId,
      @NotNull @Schema(examples = "600000000") Long amountJpy,
      LocalDate occurredOn)
      implements Dated {}

  public record Release(
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "The recipient withdrew") String reason,
      LocalDate occurredOn)
      implements Dated {}

  public record Commitment(
      @NotNull @Schema(examples = "600000000") Long amountJpy, LocalDate occurredOn)
      implements Dated {}

  public record Disbursement(
      @NotNull @Schema(examples = "590000000") Long amountJpy,
      @Schema(description = "Day of the payment") LocalDate occurredOn)
      implements Dated {}

  public record Closing(@Schema(examples = "2026-03-31") LocalDate occurredOn) implements Dated {}
}
