package osa.eligibility.country.rest;

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
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDacListing;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RecordIncomeGroup;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.CountryCommand.RecordTransferAgreement;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.CountryRejection;
import osa.eligibility.country.view.CountryQueries;
import osa.eligibility.country.view.CountrySummary;
import osa.eligibility.country.view.CountrySummaryProjection;
import osa.kernel.projection.Moment;
import osa.kernel.rest.BusinessCalendar;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Dated;
import osa.kernel.rest.EventView;
import osa.kernel.rest.Page;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.TimeTravel;
import osa.kernel.rest.VersionTag;
import osa.kernel.rest.When;

/// The countries' files over HTTP.
@Path("/countries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Countries")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class CountryResource {

  private static final String KEY = "Idempotency-Key";

  private final CountryCommandHandler files;
  private final CountryQueries countries;
  private final BusinessCalendar calendar;
  private final CommandDesk desk;
  private final StreamHistory history;
  private final TimeTravel travel;
  private final CountrySummaryProjection projection;

  public CountryResource(
      CountryCommandHandler files,
      CountryQueries countries,
      BusinessCalendar calendar,
      CommandDesk desk,
      StreamHistory history,
      TimeTravel travel,
      CountrySummaryProjection projection) {
    this.files = files;
    this.countries = countries;
    this.calendar = calendar;
    this.desk = desk;
    this.history = history;
    this.travel = travel;
    this.projection = projection;
  }

  @GET
  @Operation(summary = "List the registered countries")
  public Page<CountryEntry> listCountries(
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    if (when.isNow()) {
      return Page.of(countries.after(Page.keyOf(cursor), limit + 1), limit, country -> country.iso3)
          .map(CountryEntry::of);
    }
    Moment moment = travel.moment(when);
    return travel.page(
        cursor,
        limit,
        countries::after,
        country -> country.iso3,
        country ->
            travel
                .find(projection, new CountryId(country.iso3).stream(), moment)
                .map(CountryEntry::of));
  }

  /// Unlike in a ledger, `asOf` may be a day to come: much of what will hold is known before.
  @GET
  @Path("{iso3}")
  @Operation(summary = "Read what held in a country on a day, as known at an instant")
  @APIResponseSchema(CountryView.class)
  public Response getCountry(@PathParam("iso3") CountryId country, @BeanParam When when) {
    if (when.isNow()) {
      CountryView view = view(country, Moment.NOW);
      return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
    }
    Moment moment = new Moment(travel.anyDay(when), travel.knownAt(when));
    // Without a day the answer is about today, and tomorrow about another day.
    travel.answers(moment.asOf().isPresent() ? moment.asKnownAt() : Optional.empty());
    return Response.ok(view(country, moment)).build();
  }

  @GET
  @Path("{iso3}/events")
  @Operation(summary = "Read a country's history, event by event")
  public Page<EventView> listCountryEvents(
      @PathParam("iso3") CountryId country,
      @BeanParam When when,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(country.stream(), when, cursor, limit, CountryRejection.UNKNOWN_COUNTRY);
  }

  @POST
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Register a country with what is known on the first day")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response registerCountry(
      @HeaderParam(KEY) String key, @Valid CountryRequests.Registration body) {
    // A body that is missing names no country; the desk answers it before the name is needed.
    CountryId country = body == null ? null : new CountryId(body.iso3());
    return record(key, "", country, body, () -> body.command());
  }

  @POST
  @Path("{iso3}/income-groups")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Record the World Bank's income group of a year")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordIncomeGroup(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewIncomeGroup body) {
    return record(key, "income-groups", country, body, () -> new RecordIncomeGroup(body.fact()));
  }

  @POST
  @Path("{iso3}/dac-listings")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Record whether the country is on the DAC list of ODA recipients")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordDacListing(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewDacListing body) {
    return record(key, "dac-listings", country, body, () -> new RecordDacListing(body.fact()));
  }

  @POST
  @Path("{iso3}/transfer-agreements")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Record the transfer agreement, or correct its dates")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordTransferAgreement(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewTransferAgreement body) {
    return record(
        key, "transfer-agreements", country, body, () -> new RecordTransferAgreement(body.fact()));
  }

  @POST
  @Path("{iso3}/restrictions")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Record a bar under Principle 1 of the Three Principles, or its end")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordRestriction(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewRestriction body) {
    return record(key, "restrictions", country, body, () -> new RecordRestriction(body.fact()));
  }

  @POST
  @Path("{iso3}/conflict-signals")
  @RolesAllowed(POLICY_MODELLER)
  @Operation(summary = "Record reported fighting, or its end; it decides nothing by itself")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordConflictSignal(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewConflictSignal body) {
    return record(
        key, "conflict-signals", country, body, () -> new RecordConflictSignal(body.fact()));
  }

  @POST
  @Path("{iso3}/determinations")
  @RolesAllowed({POLICY_MODELLER, APPROVER})
  @Operation(summary = "Record what the government determined about conflicts")
  @APIResponseSchema(value = CountryView.class, responseCode = "201")
  public Response recordDetermination(
      @PathParam("iso3") CountryId country,
      @HeaderParam(KEY) String key,
      @Valid CountryRequests.NewDetermination body) {
    return record(key, "determinations", country, body, () -> new RecordDetermination(body.fact()));
  }

  private Response record(
      String key,
      String operation,
      CountryId country,
      Dated body,
      Supplier<CountryCommand> command) {
    return desk.create(
        key,
        "/countries/" + country + "/" + operation,
        body,
        asked -> files.handle(country, command.get(), asked.expected(), asked.context()),
        _ -> "/countries/" + country.iso3(),
        _ -> view(country, Moment.NOW));
  }

  private CountryView view(CountryId country, Moment moment) {
    Instant knownAt = moment.asKnownAt().orElseGet(calendar::now);
    CountrySummary file =
        travel.one(
            projection,
            country.stream(),
            new Moment(Optional.empty(), moment.asKnownAt()),
            CountryRejection.UNKNOWN_COUNTRY);
    return files
        .facts(country, moment.asOf().orElseGet(calendar::today), knownAt)
        .map(facts -> CountryView.of(file, facts))
        .orElseThrow();
  }
}
