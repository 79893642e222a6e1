package osa.budget.fiscalyear.rest;

import static osa.budget.fiscalyear.FiscalYearCommandHandler.streamOf;
import static osa.budget.platform.Roles.APPROVER;
import static osa.budget.platform.Roles.AUDITOR;
import static osa.budget.platform.Roles.BUDGET_OFFICER;
import static osa.budget.platform.Roles.DESK_OFFICER;
import static osa.budget.platform.Roles.POLICY_APPROVER;
import static osa.budget.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.budget.fiscalyear.FiscalYearCommandHandler;
import osa.budget.fiscalyear.domain.BudgetRejection;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CloseFiscalYear;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CommitFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.CorrectAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.DisburseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactInitialAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.EnactSupplementaryAppropriation;
import osa.budget.fiscalyear.domain.FiscalYearCommand.RecordBudgetDraft;
import osa.budget.fiscalyear.domain.FiscalYearCommand.RecordBudgetRequest;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReleaseFunds;
import osa.budget.fiscalyear.domain.FiscalYearCommand.ReserveFunds;
import osa.budget.fiscalyear.domain.GrantId;
import osa.budget.fiscalyear.view.FiscalYearQueries;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.budget.fiscalyear.view.FiscalYearSummaryProjection;
import osa.kernel.projection.Moment;
import osa.kernel.rest.Asked;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Dated;
import osa.kernel.rest.EventView;
import osa.kernel.rest.HttpProblem;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.TimeTravel;
import osa.kernel.rest.VersionTag;
import osa.kernel.rest.When;

/// The ledgers of the fiscal years over HTTP.
@Path("/fiscal-years")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fiscal years")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class FiscalYearResource {

  private static final String KEY = "Idempotency-Key";

  private final FiscalYearCommandHandler ledgers;
  private final FiscalYearQueries years;
  private final CommandDesk desk;
  private final StreamHistory history;
  private final TimeTravel travel;
  private final FiscalYearSummaryProjection projection;

  public FiscalYearResource(
      FiscalYearCommandHandler ledgers,
      FiscalYearQueries years,
      CommandDesk desk,
      StreamHistory history,
      TimeTravel travel,
      FiscalYearSummaryProjection projection) {
    this.ledgers = ledgers;
    this.years = years;
    this.desk = desk;
    this.history = history;
    this.travel = travel;
    this.projection = projection;
  }

  @GET
  @Operation(summary = "List the fiscal years and their balances")
  public Page<FiscalYearView> listFiscalYears(
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    if (when.isNow()) {
      return Page.of(years.after(Page.keyOf(cursor), limit + 1), limit, year -> year.fiscalYear)
          .map(FiscalYearView::of);
    }
    Moment moment = travel.moment(when);
    return travel.page(
        cursor,
        limit,
        years::after,
        year -> year.fiscalYear,
        year ->
            travel
                .find(projection, streamOf(FiscalYear.fromString(year.fiscalYear)), moment)
                .filter(FiscalYearSummary::isKept)
                .map(FiscalYearView::of));
  }

  @GET
  @Path("{year}")
  @Operation(summary = "Read a fiscal year's balances")
  @APIResponseSchema(FiscalYearView.class)
  public Response getFiscalYear(@PathParam("year") FiscalYear year, @BeanParam When when) {
    if (!when.isNow()) {
      FiscalYearSummary then =
          travel.one(
              projection, streamOf(year), travel.moment(when), BudgetRejection.FISCAL_YEAR_UNKNOWN);
      if (!then.isKept()) {
        throw ProblemException.of(HttpProblem.NOT_YET_THEN, Map.of());
      }
      return Response.ok(FiscalYearView.of(then)).build();
    }
    FiscalYearView view = view(year);
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @GET
  @Path("{year}/events")
  @Operation(summary = "Read a fiscal year's history, event by event")
  public Page<EventView> listFiscalYearEvents(
      @PathParam("year") FiscalYear year,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(streamOf(year), when, cursor, limit, BudgetRejection.FISCAL_YEAR_UNKNOWN);
  }

  @POST
  @Path("{year}/budget-requests")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Record what the ministry asked for; it is not money")
  @APIResponse(responseCode = "201", description = "Recorded")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response recordBudgetRequest(
      @PathParam("year") FiscalYear year,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Amount body) {
    return create(
        key,
        "budget-requests",
        year,
        body,
        (b, _) -> new RecordBudgetRequest(year, b.amountJpy(), b.noteOrEmpty()));
  }

  @POST
  @Path("{year}/budget-drafts")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Record the government's draft; it is not money")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response recordBudgetDraft(
      @PathParam("year") FiscalYear year,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Amount body) {
    return create(
        key,
        "budget-drafts",
        year,
        body,
        (b, _) -> new RecordBudgetDraft(year, b.amountJpy(), b.noteOrEmpty()));
  }

  @POST
  @Path("{year}/initial-appropriation")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Enact the initial appropriation")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response enactInitialAppropriation(
      @PathParam("year") FiscalYear year,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Amount body) {
    return create(
        key,
        "initial-appropriation",
        year,
        body,
        (b, asked) ->
            new EnactInitialAppropriation(year, entryIdOf(asked), b.amountJpy(), b.noteOrEmpty()));
  }

  @POST
  @Path("{year}/supplementary-appropriations")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Enact a supplementary appropriation; negative for a cut")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response enactSupplementaryAppropriation(
      @PathParam("year") FiscalYear year,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Amount body) {
    return create(
        key,
        "supplementary-appropriations",
        year,
        body,
        (b, asked) ->
            new EnactSupplementaryAppropriation(
                year, entryIdOf(asked), b.amountJpy(), b.noteOrEmpty()));
  }

  @POST
  @Path("{year}/corrections")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Correct the figure of an enactment; both figures stay visible")
  @APIResponseSchema(FiscalYearView.class)
  public Response correctAppropriation(
      @PathParam("year") FiscalYear year,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid FiscalYearRequests.Correction body) {
    return change(
        ifMatch,
        year,
        body,
        (b, _) -> new CorrectAppropriation(year, b.correctsEventId(), b.amountJpy(), b.reason()));
  }

  @POST
  @Path("{year}/reservations")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Reserve money for a grant")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response reserveFunds(
      @PathParam("year") FiscalYear year,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Reservation body) {
    return create(
        key,
        "reservations",
        year,
        body,
        (b, _) -> new ReserveFunds(year, new GrantId(b.grantId()), b.amountJpy()));
  }

  @POST
  @Path("{year}/reservations/{grantId}/release")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Release what a grant holds and was not paid")
  @APIResponseSchema(FiscalYearView.class)
  public Response releaseFunds(
      @PathParam("year") FiscalYear year,
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid FiscalYearRequests.Release body) {
    return change(ifMatch, year, body, (b, _) -> new ReleaseFunds(year, grantId, b.reason()));
  }

  @POST
  @Path("{year}/reservations/{grantId}/commitment")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Commit what is reserved; what the notes do not bind is released")
  @APIResponseSchema(FiscalYearView.class)
  public Response commitFunds(
      @PathParam("year") FiscalYear year,
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid FiscalYearRequests.Commitment body) {
    return change(ifMatch, year, body, (b, _) -> new CommitFunds(year, grantId, b.amountJpy()));
  }

  @POST
  @Path("{year}/reservations/{grantId}/disbursements")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Book a payment, until 30 April after the fiscal year")
  @APIResponseSchema(value = FiscalYearView.class, responseCode = "201")
  public Response disburseFunds(
      @PathParam("year") FiscalYear year,
      @PathParam("grantId") GrantId grantId,
      @HeaderParam(KEY) String key,
      @Valid FiscalYearRequests.Disbursement body) {
    return create(
        key,
        "reservations/" + grantId + "/disbursements",
        year,
        body,
        (b, asked) -> new DisburseFunds(year, grantId, b.amountJpy(), asked.occurredOn()));
  }

  @POST
  @Path("{year}/closing")
  @RolesAllowed(BUDGET_OFFICER)
  @Operation(summary = "Close the fiscal year; what is free lapses")
  @APIResponseSchema(FiscalYearView.class)
  public Response closeFiscalYear(
      @PathParam("year") FiscalYear year,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid FiscalYearRequests.Closing body) {
    return change(ifMatch, year, body, (_, asked) -> new CloseFiscalYear(year, asked.occurredOn()));
  }

  private <B extends Dated> Response create(
      String key,
      String operation,
      FiscalYear year,
      B body,
      BiFunction<B, Asked, FiscalYearCommand> command) {
    return desk.createIn(
        FiscalYearCommandHandler.streamOf(year),
        key,
        "/fiscal-years/" + year + "/" + operation,
        body,
        asked -> ledgers.handle(command.apply(body, asked), asked.expected(), asked.context()),
        _ -> "/fiscal-years/" + year,
        _ -> view(year));
  }

  private <B extends Dated> Response change(
      String ifMatch, FiscalYear year, B body, BiFunction<B, Asked, FiscalYearCommand> command) {
    return desk.change(
        FiscalYearCommandHandler.streamOf(year),
        ifMatch,
        body,
        asked -> ledgers.handle(command.apply(body, asked), asked.expected(), asked.context()),
        _ -> view(year));
  }

  /// The request names the enactment for ever; it is the causation of the enactment's event.
  private static UUID entryIdOf(Asked asked) {
    return asked.context().causationId();
  }

  private FiscalYearView view(FiscalYear year) {
    return years
        .byYear(year)
        .map(FiscalYearView::of)
        .orElseThrow(
            () ->
                ProblemException.of(
                    BudgetRejection.FISCAL_YEAR_UNKNOWN, Map.of("fiscalYear", year.year())));
  }
}
