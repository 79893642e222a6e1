package osa.eligibility.assessment.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.view.AssessmentQueries;
import osa.eligibility.assessment.view.AssessmentQueries.Filter;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.eligibility.assessment.view.AssessmentSummaryProjection;
import osa.kernel.projection.Moment;
import osa.kernel.rest.Asked;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.EventView;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.TimeTravel;
import osa.kernel.rest.VersionTag;
import osa.kernel.rest.When;

/// Assessments over HTTP.
@Path("/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class AssessmentResource {

  private final AssessmentCommandHandler handler;
  private final AssessmentQueries assessments;
  private final CommandDesk desk;
  private final StreamHistory history;
  private final TimeTravel travel;
  private final AssessmentSummaryProjection projection;

  public AssessmentResource(
      AssessmentCommandHandler handler,
      AssessmentQueries assessments,
      CommandDesk desk,
      StreamHistory history,
      TimeTravel travel,
      AssessmentSummaryProjection projection) {
    this.handler = handler;
    this.assessments = assessments;
    this.desk = desk;
    this.history = history;
    this.travel = travel;
    this.projection = projection;
  }

  @GET
  @Operation(summary = "List the assessments in the order in which they were asked for")
  public Page<AssessmentView> listAssessments(
      @QueryParam("recipient") @Pattern(regexp = "^[A-Z]{3}$", message = "is not an ISO code")
          String recipient,
      @QueryParam("outcome")
          @Pattern(
              regexp = "ELIGIBLE|INELIGIBLE|REFERRED|REJECTED",
              message = "is none of ELIGIBLE, INELIGIBLE, REFERRED, REJECTED")
          String outcome,
      @QueryParam("grantId") @Size(max = 80) String grantId,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    Filter filter =
        new Filter(recipient, outcome == null ? null : Outcome.valueOf(outcome), grantId);
    if (!when.isNow()) {
      return then(filter, travel.moment(when), cursor, limit);
    }
    return Page.of(
            assessments.after(Page.numberOf(cursor), filter, limit + 1),
            limit,
            row -> Long.toString(row.sequence))
        .map(AssessmentView::of);
  }

  private Page<AssessmentView> then(Filter filter, Moment moment, String cursor, int limit) {
    Page.numberOf(cursor);
    return travel.page(
        cursor,
        limit,
        (after, rows) ->
            assessments.after(after.isEmpty() ? 0 : Long.parseLong(after), Filter.NONE, rows),
        row -> Long.toString(row.sequence),
        row ->
            travel
                .find(projection, AssessmentId.fromString(row.assessmentId).stream(), moment)
                .filter(filter::accepts)
                .map(AssessmentView::of));
  }

  @GET
  @Path("{assessmentId}")
  @Operation(summary = "Read an assessment with everything that it rests on")
  @APIResponseSchema(AssessmentView.class)
  public Response getAssessment(@PathParam("assessmentId") AssessmentId id, @BeanParam When when) {
    if (!when.isNow()) {
      return Response.ok(
              AssessmentView.of(
                  travel.one(
                      projection,
                      id.stream(),
                      travel.moment(when),
                      AssessmentRejection.UNKNOWN_ASSESSMENT)))
          .build();
    }
    AssessmentView view = view(id);
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @GET
  @Path("{assessmentId}/events")
  @Operation(summary = "Read an assessment's history, event by event")
  public Page<EventView> listAssessmentEvents(
      @PathParam("assessmentId") AssessmentId id,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(id.stream(), when, cursor, limit, AssessmentRejection.UNKNOWN_ASSESSMENT);
  }

  @POST
  @RolesAllowed(DESK_OFFICER)
  @Operation(summary = "Assess a recipient and items on a day, with what is known now")
  @APIResponseSchema(value = AssessmentView.class, responseCode = "201")
  public Response assess(
      @HeaderParam("Idempotency-Key") String key, @Valid AssessmentRequests.Question body) {
    return desk.create(
        key,
        "/assessments",
        body,
        asked -> handler.assess(idOf(asked, key), body.request(), asked.context()),
        done -> "/assessments/" + done.stream().id(),
        done -> view(AssessmentId.fromString(done.stream().id())));
  }

  @POST
  @Path("{assessmentId}/referral-decision")
  @RolesAllowed(APPROVER)
  @Operation(summary = "Close a referral: a person approves or rejects, and says why")
  @APIResponseSchema(AssessmentView.class)
  public Response decideReferral(
      @PathParam("assessmentId") AssessmentId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid AssessmentRequests.Decision body) {
    return desk.change(
        id.stream(),
        ifMatch,
        body,
        asked ->
            handler.closeReferral(
                id,
                new CloseReferral(
                    body.decision(), body.reason(), asked.context().actor(), asked.occurredOn()),
                asked.expected(),
                asked.context()),
        _ -> view(id));
  }

  // From actor and key, so that a retry names the same assessment even when the key is forgotten.
  private static AssessmentId idOf(Asked asked, String key) {
    String intent = asked.context().actor() + "\n" + key;
    return new AssessmentId(UUID.nameUUIDFromBytes(intent.getBytes(StandardCharsets.UTF_8)));
  }

  private AssessmentView view(AssessmentId id) {
    return assessments
        .byId(id)
        .map(AssessmentView::of)
        .orElseThrow(
            () ->
                ProblemException.of(
                    AssessmentRejection.UNKNOWN_ASSESSMENT, Map.of("assessmentId", id.toString())));
  }
}
