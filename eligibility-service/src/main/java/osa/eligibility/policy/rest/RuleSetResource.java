package osa.eligibility.policy.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;

/// The rule sets over HTTP: which version is in force when, and its decision model as written.
@Path("/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rule sets")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class RuleSetResource {

  private final RuleSetCatalogue catalogue;

  public RuleSetResource(RuleSetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(summary = "List the versions of the Three Principles and of OSA policy")
  public Page<RuleSetView> listRuleSets() {
    return new Page<>(catalogue.ruleSets().all().stream().map(RuleSetView::of).toList(), null);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read a rule set")
  @APIResponseSchema(RuleSetView.class)
  public Response getRuleSet(@PathParam("id") String id) {
    RuleModel model = model(id);
    return Response.ok(RuleSetView.of(model.ruleSet()))
        .header(HttpHeaders.ETAG, tag(model))
        .build();
  }

  @GET
  @Path("{id}/model")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "Read a rule set's decision model, DMN 1.3, as any DMN editor opens it")
  @APIResponse(
      responseCode = "200",
      description = "The decision model",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_XML,
              schema = @Schema(implementation = String.class)))
  public Response getRuleSetModel(@PathParam("id") String id) {
    RuleModel model = model(id);
    return Response.ok(model.dmn()).header(HttpHeaders.ETAG, tag(model)).build();
  }

  private RuleModel model(String id) {
    return catalogue
        .model(id)
        .orElseThrow(() -> ProblemException.of(PolicyRejection.UNKNOWN_RULE_SET, Map.of("id", id)));
  }

  private static String tag(RuleModel model) {
    return "\"" + model.ruleSet().contentHash() + "\"";
  }
}
