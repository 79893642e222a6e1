package osa.eligibility.lab.rest;

import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.lab.BackTestCommandHandler;
import osa.eligibility.lab.BackTestConfig;
import osa.eligibility.lab.comparison.Report;
import osa.eligibility.lab.domain.BackTestCommand.CancelBackTest;
import osa.eligibility.lab.domain.BackTestCommand.RequestBackTest;
import osa.eligibility.lab.domain.BackTestEvent;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.domain.BackTestPlan;
import osa.eligibility.lab.domain.BackTestRejection;
import osa.eligibility.lab.view.BackTestQueries;
import osa.eligibility.lab.view.BackTestSummary;
import osa.eligibility.lab.view.KeptReports;
import osa.kernel.Outcome;
import osa.kernel.Rejection;
import osa.kernel.rest.Asked;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Page;
import osa.kernel.rest.Problem;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.VersionTag;

/// Back-tests over HTTP: what would other rules, or other facts, have made of every case.
@Path("/back-tests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Policy lab")
@RolesAllowed({POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class BackTestResource {

  private final BackTestPlanning planning;
  private final BackTestCommandHandler handler;
  private final BackTestQueries backTests;
  private final KeptReports reports;
  private final BackTestConfig config;
  private final CommandDesk desk;

  public BackTestResource(
      BackTestPlanning planning,
      BackTestCommandHandler handler,
      BackTestQueries backTests,
      KeptReports reports,
      BackTestConfig config,
      CommandDesk desk) {
    this.planning = planning;
    this.handler = handler;
    this.backTests = backTests;
    this.reports = reports;
    this.config = config;
    this.desk = desk;
  }

  @GET
  @Operation(summary = "List the back-tests in the order in which they were asked for")
  public Page<BackTestView> listBackTests(
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return Page.of(
            backTests.after(Page.numberOf(cursor), limit + 1),
            limit,
            row -> Long.toString(row.sequence))
        .map(this::view);
  }

  @GET
  @Path("{backTestId}")
  @Operation(summary = "See how far a back-test is and what it came to")
  @APIResponseSchema(BackTestView.class)
  public Response getBackTest(@PathParam("backTestId") BackTestId id) {
    BackTestView view = view(row(id));
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @GET
  @Path("{backTestId}/report")
  @Operation(
      summary = "Read what a back-test found",
      description = "Canonical JSON; its SHA-256 is the ETag and the hash that an approval names.")
  @APIResponseSchema(Report.class)
  @APIResponse(
      responseCode = "409",
      description = "It has no report",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response getBackTestReport(@PathParam("backTestId") BackTestId id) {
    BackTestSummary row = row(id);
    if (row.reportHash == null) {
      throw ProblemException.of(
          BackTestRejection.BACK_TEST_WITHOUT_REPORT, Map.of("state", row.state.name()));
    }
    String report =
        reports
            .report(row.reportHash)
            .orElseThrow(() -> new IllegalStateException("no report " + row.reportHash));
    return Response.ok(report).header(HttpHeaders.ETAG, "\"" + row.reportHash + "\"").build();
  }

  @POST
  @RolesAllowed({POLICY_MODELLER, POLICY_APPROVER})
  @Operation(
      summary = "Begin a back-test of candidate models, or a what-if with altered facts",
      description =
          "Compares every case as it stands with the same case under the candidates and the"
              + " altered facts. No assessment is recorded, and no fact.")
  @APIResponseSchema(value = BackTestView.class, responseCode = "202")
  @APIResponse(
      responseCode = "404",
      description = "There is no such rule set",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response beginBackTest(
      @HeaderParam("Idempotency-Key") String key, @Valid BackTestRequests.Question body) {
    // Before the transaction: a candidate is asked everything, which may take seconds.
    BackTestPlan plan = body == null ? null : planning.plan(body);
    return desk.begin(
        key,
        "/back-tests",
        body,
        asked -> begin(plan, asked),
        done -> "/back-tests/" + done.stream().id(),
        done -> view(row(BackTestId.fromString(done.stream().id()))));
  }

  private Outcome<BackTestEvent> begin(BackTestPlan plan, Asked asked) {
    if (backTests.countOpen() >= config.openMax()) {
      return new Outcome.Refused<>(
          new Rejection(
              BackTestRejection.TOO_MANY_BACK_TESTS, Map.of("openMax", config.openMax())));
    }
    BackTestId id = new BackTestId(UUID.randomUUID());
    return handler.handle(id, new RequestBackTest(id, plan), asked.expected(), asked.context());
  }

  @POST
  @Path("{backTestId}/cancellation")
  @RolesAllowed({POLICY_MODELLER, POLICY_APPROVER})
  @Operation(summary = "Stop a back-test; there will be no report")
  @APIResponseSchema(BackTestView.class)
  public Response cancelBackTest(
      @PathParam("backTestId") BackTestId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid BackTestRequests.Cancellation body) {
    return desk.change(
        id.stream(),
        ifMatch,
        body,
        asked ->
            handler.handle(
                id, new CancelBackTest(body.reason()), asked.expected(), asked.context()),
        _ -> view(row(id)));
  }

  private BackTestView view(BackTestSummary row) {
    return BackTestView.of(row, reports.progressOf(BackTestId.fromString(row.backTestId)));
  }

  private BackTestSummary row(BackTestId id) {
    return backTests
        .byId(id)
        .orElseThrow(
            () ->
                ProblemException.of(
                    BackTestRejection.UNKNOWN_BACK_TEST, Map.of("backTestId", id.toString())));
  }
}
