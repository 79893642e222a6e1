package osa.grant.grant.rest;

import static osa.grant.platform.Roles.APPROVER;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.grant.grant.domain.GrantCommand.CommissionSurvey;
import osa.grant.grant.domain.GrantCommand.EnterIntoForce;
import osa.grant.grant.domain.GrantCommand.RecordCabinetDecision;
import osa.grant.grant.domain.GrantCommand.RecordRecipientApproval;
import osa.grant.grant.domain.GrantCommand.ReportSurvey;
import osa.grant.grant.domain.GrantCommand.RequestAssessment;
import osa.grant.grant.domain.GrantCommand.SelectForFiscalYear;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.grant.grant.domain.GrantId;

/// The steps of a grant up to its notes in force, one route each.
@Path("/grants/{grantId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Steps up to the notes")
@RolesAllowed(DESK_OFFICER)
public class PreparationResource {

  private final GrantDesk desk;

  public PreparationResource(GrantDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("survey-commission")
  @Operation(summary = "Record that a preliminary survey was commissioned")
  @APIResponseSchema(GrantView.class)
  public Response commissionSurvey(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.SurveyCommission body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked -> new CommissionSurvey(body.consultant(), asked.occurredOn()));
  }

  @POST
  @Path("survey-report")
  @Operation(summary = "Record what the survey found")
  @APIResponseSchema(GrantView.class)
  public Response reportSurvey(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.SurveyReport body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new ReportSurvey(body.findings(), asked.occurredOn()));
  }

  @POST
  @Path("assessment-requests")
  @Operation(summary = "Ask whether the proposal qualifies; the answer comes by message")
  @APIResponseSchema(GrantView.class)
  public Response requestAssessment(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.AssessmentRequest body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        // The request names the assessment for ever; it is the causation of the event as well.
        asked ->
            new RequestAssessment(
                asked.context().causationId(), body.validOn(), asked.occurredOn()));
  }

  @POST
  @Path("selection")
  @Operation(
      summary = "Select the grant for a fiscal year; its amount is asked of that year's ledger")
  @APIResponseSchema(GrantView.class)
  public Response selectForFiscalYear(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.Selection body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked -> new SelectForFiscalYear(body.fiscalYear(), body.amountJpy(), asked.occurredOn()));
  }

  @POST
  @Path("cabinet-decision")
  @RolesAllowed(APPROVER)
  @Operation(summary = "Record the cabinet's decision in Tokyo")
  @APIResponseSchema(GrantView.class)
  public Response recordCabinetDecision(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.PlainStep body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new RecordCabinetDecision(asked.occurredOn()));
  }

  @POST
  @Path("recipient-approval")
  @Operation(summary = "Record the recipient's approval")
  @APIResponseSchema(GrantView.class)
  public Response recordRecipientApproval(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.PlainStep body) {
    return desk.change(
        ifMatch, grantId, body, asked -> new RecordRecipientApproval(asked.occurredOn()));
  }

  @POST
  @Path("notes")
  @Operation(summary = "Record the signature of the notes")
  @APIResponseSchema(GrantView.class)
  public Response signNotes(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.NotesSignature body) {
    return desk.change(
        ifMatch,
        grantId,
        body,
        asked -> new SignNotes(body.amountJpy(), body.entryIntoForce(), asked.occurredOn()));
  }

  @POST
  @Path("entry-into-force")
  @Operation(summary = "Record that signed notes entered into force; their amount is committed")
  @APIResponseSchema(GrantView.class)
  public Response enterIntoForce(
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid StepRequests.PlainStep body) {
    return desk.change(ifMatch, grantId, body, asked -> new EnterIntoForce(asked.occurredOn()));
  }
}
