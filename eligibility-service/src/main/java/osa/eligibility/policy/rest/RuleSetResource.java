package osa.eligibility.policy.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.dmn.ModelDifference;
import osa.eligibility.dmn.ModelOutline;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.eligibility.policy.rest.DifferencesView.DecisionDifference;
import osa.eligibility.policy.rest.RuleSetFile.Entry;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.VersionTag;

/// The rule sets over HTTP: which version is in force when, its decision model as written, and
/// what is otherwise in it than in another.
@Path("/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rule sets")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class RuleSetResource {

  private final RuleSetFile file;
  private final PolicyCommandHandler policies;

  public RuleSetResource(RuleSetFile file, PolicyCommandHandler policies) {
    this.file = file;
    this.policies = policies;
  }

  @GET
  @Operation(
      summary =
          "List the versions of the Three Principles and of OSA policy; drafts only to those who"
              + " make policy and to the auditor")
  public Page<RuleSetView> listRuleSets() {
    return new Page<>(file.list(), null);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read a rule set with its history")
  @APIResponseSchema(RuleSetView.class)
  public Response getRuleSet(@PathParam("id") String id) {
    Entry entry = file.entry(id);
    return Response.ok(file.view(entry))
        .header(HttpHeaders.ETAG, VersionTag.of(entry.versions().version()))
        .build();
  }

  @GET
  @Path("{id}/model")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "Read a rule set's decision model, DMN, as any DMN editor opens it")
  @APIResponse(
      responseCode = "200",
      description = "The decision model, byte for byte as it was drafted",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_XML,
              schema = @Schema(implementation = String.class)))
  public Response getRuleSetModel(@PathParam("id") String id) {
    Entry entry = file.entry(id);
    return Response.ok(file.model(entry))
        .header(HttpHeaders.ETAG, "\"" + entry.version().contentHash() + "\"")
        .build();
  }

  @GET
  @Path("{id}/test-cases")
  @Operation(summary = "Read the examples that a rule set has to answer as expected")
  public TestCasesView getRuleSetTestCases(@PathParam("id") String id) {
    Entry entry = file.entry(id);
    return TestCasesView.of(policies.testCases(entry.policy(), entry.version()));
  }

  @GET
  @Path("{id}/differences")
  @Operation(summary = "Compare a rule set with another, by decision, row and cell")
  public DifferencesView getRuleSetDifferences(
      @PathParam("id") String id,
      @QueryParam("from") @NotNull(message = "is missing") String from) {
    List<ModelDifference> differences =
        ModelDifference.between(outline(file.entry(from)), outline(file.entry(id)));
    return new DifferencesView(from, id, differences.stream().map(DecisionDifference::of).toList());
  }

  private ModelOutline outline(Entry entry) {
    return ModelOutline.of(file.model(entry))
        .orElseThrow(
            () ->
                ProblemException.of(
                    PolicyRejection.MODEL_NOT_READABLE, Map.of("id", entry.version().id())));
  }
}
