package osa.kernel.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The bodies of the commands to read models.
public final class ReadModelRequests {

  private static final int REASON_MAX = 1_000;

  private ReadModelRequests() {}

  @Schema(name = "RebuildRequest")
  public record Start(
      @Schema(description = "true: end with the comparison and switch nothing") Boolean compareOnly,
      @Schema(description = "true: switch even if rows differ, without asking again")
          Boolean acceptDifferences,
      @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}", message = "is not a row's key")
          @Schema(description = "Rebuild this one row; absent: all rows", nullable = true)
          String rowKey,
      @NotBlank @Size(max = REASON_MAX) @Schema(examples = "A column was added") String reason,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "RebuildCancellation")
  public record Cancel(@NotBlank @Size(max = REASON_MAX) String reason, LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "RebuildResumption")
  public record Resume(LocalDate occurredOn) implements Dated {}

  @Schema(name = "RebuildSwitch")
  public record Switch(
      @NotNull @Schema(description = "true: the rows that differ become what was rebuilt")
          Boolean acceptDifferences,
      LocalDate occurredOn)
      implements Dated {}
}
