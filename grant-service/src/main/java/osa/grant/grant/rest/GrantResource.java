package osa.grant.grant.rest;

import static osa.grant.grant.GrantCommandHandler.streamOf;
import static osa.grant.platform.Roles.APPROVER;
import static osa.grant.platform.Roles.AUDITOR;
import static osa.grant.platform.Roles.BUDGET_OFFICER;
import static osa.grant.platform.Roles.DESK_OFFICER;
import static osa.grant.platform.Roles.POLICY_APPROVER;
import static osa.grant.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.grant.grant.domain.GrantCommand.IdentifyCandidate;
import osa.grant.grant.domain.GrantCommand.Withdraw;
import osa.grant.grant.domain.GrantId;
import osa.grant.grant.domain.GrantRejection;
import osa.grant.grant.view.GrantQueries;
import osa.grant.grant.view.GrantStatus;
import osa.grant.grant.view.GrantSummaryProjection;
import osa.kernel.projection.Moment;
import osa.kernel.rest.EventView;
import osa.kernel.rest.Page;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.TimeTravel;
import osa.kernel.rest.VersionTag;
import osa.kernel.rest.When;

/// The grants over HTTP: naming one, reading, withdrawing. The steps in between are in
/// [PreparationResource] and [DeliveryResource].
@Path("/grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Grants")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class GrantResource {

  private static final String STATUSES =
      "^(CANDIDATE|SELECTED|NOTES_SIGNED|IN_FORCE|PARTLY_DELIVERED|DELIVERED|WITHDRAWN)$";
  private static final String FISCAL_YEARS = "^(202[3-9]|20[3-9][0-9]|2100)$";

  private final GrantDesk desk;
  private final GrantQueries grants;
  private final StreamHistory history;
  private final TimeTravel travel;
  private final GrantSummaryProjection projection;

  public GrantResource(
      GrantDesk desk,
      GrantQueries grants,
      StreamHistory history,
      TimeTravel travel,
      GrantSummaryProjection projection) {
    this.desk = desk;
    this.grants = grants;
    this.history = history;
    this.travel = travel;
    this.projection = projection;
  }

  @GET
  @Operation(summary = "List the grants in the order in which they were named")
  public Page<GrantView> listGrants(
      @Parameter(description = "ISO 3166-1 alpha-3", example = "FJI")
          @QueryParam("recipient")
          @Pattern(regexp = GrantRequests.ISO3, message = GrantRequests.NO_ISO3)
          String recipient,
      @Parameter(example = "IN_FORCE")
          @QueryParam("status")
          @Pattern(regexp = STATUSES, message = "is not a status of a grant")
          String status,
      @Parameter(example = "2023")
          @QueryParam("fiscalYear")
          @Pattern(regexp = FISCAL_YEARS, message = "is not a fiscal year from 2023 to 2100")
          String fiscalYear,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    GrantQueries.Filter filter =
        new GrantQueries.Filter(
            Optional.ofNullable(recipient),
            Optional.ofNullable(status).map(GrantStatus::valueOf),
            Optional.ofNullable(fiscalYear).map(Integer::valueOf));
    if (!when.isNow()) {
      return then(filter, travel.moment(when), cursor, limit);
    }
    return Page.of(
            grants.after(Page.keyOf(cursor), filter, limit + 1), limit, grant -> grant.listKey)
        .map(GrantView::of);
  }

  private Page<GrantView> then(
      GrantQueries.Filter filter, Moment moment, String cursor, int limit) {
    return travel.page(
        cursor,
        limit,
        (after, rows) -> grants.after(after, GrantQueries.Filter.NONE, rows),
        grant -> grant.listKey,
        grant ->
            travel
                .find(projection, streamOf(GrantId.fromString(grant.grantId)), moment)
                .filter(filter::accepts)
                .map(GrantView::of));
  }

  @GET
  @Path("{grantId}")
  @Operation(summary = "Read a grant")
  @APIResponseSchema(GrantView.class)
  public Response getGrant(@PathParam("grantId") GrantId grantId, @BeanParam When when) {
    if (!when.isNow()) {
      return Response.ok(
              GrantView.of(
                  travel.one(
                      projection,
                      streamOf(grantId),
                      travel.moment(when),
                      GrantRejection.GRANT_NOT_FOUND)))
          .build();
    }
    GrantView view = desk.view(grantId);
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @GET
  @Path("{grantId}/events")
  @Operation(summary = "Read a grant's history, event by event")
  public Page<EventView> listGrantEvents(
      @PathParam("grantId") GrantId grantId,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(streamOf(grantId), when, cursor, limit, GrantRejection.GRANT_NOT_FOUND);
  }

  @POST
  @RolesAllowed(DESK_OFFICER)
  @Operation(summary = "Name a candidate")
  @APIResponseSchema(value = GrantView.class, responseCode = "201")
  public Response identifyCandidate(
      @HeaderParam("Idempotency-Key") String key, @Valid GrantRequests.Candidate body) {
    return desk.create(
        key, body, asked -> new IdentifyCandidate(body.proposal(), asked.occurredOn()));
  }

  @POST
  @Path("{grantId}/withdrawal")
  @RolesAllowed(DESK_OFFICER)
  @Operation(summary = "Withdraw the grant before anything is handed over; its money is set free")
  @APIResponseSchema(GrantView.class)
  public Response withdraw(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.Withdrawal body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new Withdraw(body.reason(), asked.occurredOn()));
  }
}
