package osa.kernel.deadletter.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.rest.Dated;

/// What callers send about a dead letter. It happens now, so there is no day to give.
public final class DeadLetterRequests {

  private static final int TEXT_MAX = 2000;

  private DeadLetterRequests() {}

  @Schema(name = "RedriveRequest")
  public record Redrive(
      @Size(max = TEXT_MAX)
          @Schema(description = "What was mended before", examples = "The ledger was corrected")
          String note)
      implements Now {

    String noteOrEmpty() {
      return note == null ? "" : note;
    }
  }

  @Schema(name = "DiscardRequest")
  public record Discard(
      @NotBlank
          @Size(max = TEXT_MAX)
          @Schema(
              description = "Why the message is given up",
              examples = "A probe of the network, not a message of ours")
          String reason)
      implements Now {}

  private interface Now extends Dated {
    @Override
    default LocalDate occurredOn() {
      return null;
    }
  }
}
