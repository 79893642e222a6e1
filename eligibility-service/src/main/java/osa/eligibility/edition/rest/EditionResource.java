package osa.eligibility.edition.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import osa.eligibility.edition.domain.EditionEvent.EditionProposed;
import osa.eligibility.edition.domain.EditionId;
import osa.eligibility.edition.domain.EditionRejection;
import osa.eligibility.edition.view.EditionQueries;
import osa.eligibility.edition.view.EditionSummary;
import osa.kernel.EventStore;
import osa.kernel.rest.EventView;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.VersionTag;

/// Editions of data sets over HTTP, for those who read them.
@Path("/editions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editions")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class EditionResource {

  private static final String CSV = "text/csv";

  private final EditionQueries editions;
  private final EventStore store;
  private final StreamHistory history;

  public EditionResource(EditionQueries editions, EventStore store, StreamHistory history) {
    this.editions = editions;
    this.store = store;
    this.history = history;
  }

  @GET
  @Operation(summary = "List the editions in the order in which they were proposed")
  public Page<EditionView> listEditions(
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return Page.of(
            editions.after(Page.numberOf(cursor), limit + 1),
            limit,
            row -> Long.toString(row.sequence))
        .map(EditionView::entry);
  }

  @GET
  @Path("{editionId}")
  @Operation(summary = "Read an edition, with what its acceptance would do or did")
  @APIResponseSchema(EditionView.class)
  public Response getEdition(@PathParam("editionId") EditionId id) {
    EditionSummary row = editions.byId(id).orElseThrow(() -> unknown(id));
    return Response.ok(EditionView.of(row))
        .header(HttpHeaders.ETAG, VersionTag.of(row.version))
        .build();
  }

  @GET
  @Path("{editionId}/events")
  @Operation(summary = "Read an edition's history, event by event")
  public Page<EventView> listEditionEvents(
      @PathParam("editionId") EditionId id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(id.stream(), cursor, limit, EditionRejection.UNKNOWN_EDITION);
  }

  @GET
  @Path("{editionId}/file")
  @Produces(CSV)
  @Operation(summary = "Read the file as it was sent, CSV")
  @APIResponse(
      responseCode = "200",
      description = "The file, byte for byte",
      content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
  public Response getEditionFile(@PathParam("editionId") EditionId id) {
    return store.load(id.stream(), 0, 1).stream()
        .map(event -> ((EditionProposed) event.data()).origin())
        .findFirst()
        .map(
            origin ->
                Response.ok(origin.csv())
                    .header(HttpHeaders.ETAG, "\"" + origin.csvHash() + "\"")
                    .build())
        .orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(EditionId id) {
    return ProblemException.of(
        EditionRejection.UNKNOWN_EDITION, Map.of("editionId", id.toString()));
  }
}
