package osa.eligibility.lab.rest;

import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.lab.ModelCheck;
import osa.eligibility.policy.domain.Policy;

/// Checks a model without keeping it.
@Path("/rule-sets/checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy lab")
@RolesAllowed({POLICY_MODELLER, POLICY_APPROVER})
public class ModelCheckResource {

  private final ModelCheck check;

  public ModelCheckResource(ModelCheck check) {
    this.check = check;
  }

  @POST
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @Operation(
      summary =
          "Check a decision model, DMN, against every case that the policy can be asked; nothing is"
              + " kept")
  public ModelCheckView checkModel(
      @QueryParam("policy") @NotNull(message = "is missing") Policy policy, String model) {
    return ModelCheckView.of(check.findings(policy, model == null ? "" : model));
  }
}
