package osa.eligibility.assessment.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.kernel.rest.Page;

/// What the reason codes of assessments mean.
@Path("/reason-codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class ReasonCodeResource {

  /// A code and its meaning.
  @Schema(name = "ReasonCodeMeaning")
  public record ReasonCodeView(
      @Schema(examples = "HIGH_INCOME") String code,
      @Schema(description = "Its meaning in English") String english,
      @Schema(description = "Its meaning in Japanese") String japanese) {}

  @GET
  @Operation(summary = "List the reason codes in the order of the checks, in two languages")
  public Page<ReasonCodeView> listReasonCodes() {
    return new Page<>(
        Stream.of(ReasonCode.values())
            .map(code -> new ReasonCodeView(code.name(), code.english(), code.japanese()))
            .toList(),
        null);
  }
}
