package osa.grant.grant.rest;

import static osa.grant.platform.Roles.DESK_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.grant.grant.domain.GrantCommand.AwardContract;
import osa.grant.grant.domain.GrantCommand.EmployAgent;
import osa.grant.grant.domain.GrantCommand.HandOverLot;
import osa.grant.grant.domain.GrantCommand.PlanLot;
import osa.grant.grant.domain.GrantCommand.PublishEvaluation;
import osa.grant.grant.domain.GrantCommand.RecordLotArrival;
import osa.grant.grant.domain.GrantCommand.ReportMonitoring;
import osa.grant.grant.domain.GrantCommand.SignProcedureDetails;
import osa.grant.grant.domain.GrantId;

/// The steps of a grant under its notes in force, one route each.
@Path("/grants/{grantId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Steps under the notes")
@RolesAllowed(DESK_OFFICER)
public class DeliveryResource {

  private final GrantDesk desk;

  public DeliveryResource(GrantDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("procedure-details")
  @Operation(summary = "Record the procedural details under the notes")
  @APIResponseSchema(GrantView.class)
  public Response signProcedureDetails(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.PlainStep body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new SignProcedureDetails(asked.occurredOn()));
  }

  @POST
  @Path("procurement-agent")
  @Operation(summary = "Record the employment of the procurement agent")
  @APIResponseSchema(GrantView.class)
  public Response employAgent(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.AgentEmployment body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new EmployAgent(body.agent(), asked.occurredOn()));
  }

  @POST
  @Path("contract")
  @Operation(summary = "Record the award of the contract")
  @APIResponseSchema(GrantView.class)
  public Response awardContract(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.ContractAward body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked ->
            new AwardContract(body.contractor(), body.disclosedAmountJpy(), asked.occurredOn()));
  }

  @POST
  @Path("lots")
  @Operation(summary = "Plan a lot")
  @APIResponseSchema(GrantView.class)
  public Response planLot(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.LotPlan body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked ->
            new PlanLot(body.lotId(), body.description(), body.quantity(), asked.occurredOn()));
  }

  @POST
  @Path("lots/{lotId}/arrival")
  @Operation(summary = "Record the arrival of a lot")
  @APIResponseSchema(GrantView.class)
  public Response recordLotArrival(
      @PathParam("grantId") GrantId grantId,
      @Parameter(example = "L1") @PathParam("lotId") String lotId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.LotMovement body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked ->
            new RecordLotArrival(lotId, body.quantity(), body.noteOrEmpty(), asked.occurredOn()));
  }

  @POST
  @Path("lots/{lotId}/handover")
  @Operation(summary = "Record the hand-over of a lot; the last one delivers the grant")
  @APIResponseSchema(GrantView.class)
  public Response handOverLot(
      @PathParam("grantId") GrantId grantId,
      @Parameter(example = "L1") @PathParam("lotId") String lotId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.LotMovement body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked -> new HandOverLot(lotId, body.quantity(), body.noteOrEmpty(), asked.occurredOn()));
  }

  @POST
  @Path("monitoring-reports")
  @Operation(summary = "Record a monitoring report")
  @APIResponseSchema(GrantView.class)
  public Response reportMonitoring(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.MonitoringReport body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new ReportMonitoring(body.findings(), asked.occurredOn()));
  }

  @POST
  @Path("evaluation")
  @Operation(summary = "Record the published evaluation of a delivered grant")
  @APIResponseSchema(GrantView.class)
  public Response publishEvaluation(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.EvaluationPublication body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked -> new PublishEvaluation(body.findings(), body.urlOrEmpty(), asked.occurredOn()));
  }
}
