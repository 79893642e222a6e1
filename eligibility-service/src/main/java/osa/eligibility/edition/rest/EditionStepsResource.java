package osa.eligibility.edition.rest;

import static osa.eligibility.platform.Roles.POLICY_MODELLER;

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
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.edition.EditionCommandHandler;
import osa.eligibility.edition.EditionOutdated;
import osa.eligibility.edition.Rehearsal.Rehearsed;
import osa.eligibility.edition.domain.EditionCommand.DiscardEdition;
import osa.eligibility.edition.domain.EditionCommand.PreviewAgain;
import osa.eligibility.edition.domain.EditionCommand.ProposeEdition;
import osa.eligibility.edition.domain.EditionEvent;
import osa.eligibility.edition.domain.EditionId;
import osa.eligibility.edition.domain.EditionPreview;
import osa.eligibility.edition.domain.EditionRejection;
import osa.eligibility.edition.rest.EditionDesk.Taken;
import osa.eligibility.edition.view.EditionQueries;
import osa.kernel.Outcome;
import osa.kernel.rest.Asked;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Dated;
import osa.kernel.rest.ProblemException;

/// The steps of an edition over HTTP: proposed with a file, previewed, and accepted or discarded. A
/// rehearsal is held before the transaction of its step, because it takes its time.
@Path("/editions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Editions")
@RolesAllowed(POLICY_MODELLER)
public class EditionStepsResource {

  private static final String KEY = "Idempotency-Key";
  private static final String PROPOSED =
      "All of the file is taken in or nothing. No country's file is written to: the answer says"
          + " what the acceptance would change, in the files and in the cases of grants.";

  private final EditionDesk files;
  private final EditionCommandHandler handler;
  private final EditionQueries editions;
  private final CommandDesk desk;

  public EditionStepsResource(
      EditionDesk files, EditionCommandHandler handler, EditionQueries editions, CommandDesk desk) {
    this.files = files;
    this.handler = handler;
    this.editions = editions;
    this.desk = desk;
  }

  @POST
  @Path("income-groups")
  @Operation(
      summary = "Propose the World Bank's income groups of a year, from a CSV",
      description = PROPOSED)
  @APIResponseSchema(value = EditionView.class, responseCode = "201")
  public Response proposeIncomeGroups(
      @HeaderParam(KEY) String key, @Valid EditionRequests.IncomeGroupFile body) {
    return propose(
        key,
        "income-groups",
        body,
        () ->
            files.take(
                body.csv(),
                body.source().cited(),
                body.confidence(),
                reader -> reader.incomeGroups(body.csv(), body.worldBankYear())));
  }

  @POST
  @Path("dac-listings")
  @Operation(summary = "Propose a DAC list of ODA recipients, from a CSV", description = PROPOSED)
  @APIResponseSchema(value = EditionView.class, responseCode = "201")
  public Response proposeDacList(
      @HeaderParam(KEY) String key, @Valid EditionRequests.DacListFile body) {
    return propose(
        key,
        "dac-listings",
        body,
        () ->
            files.take(
                body.csv(),
                body.source().cited(),
                body.confidence(),
                reader -> reader.dacList(body.csv(), body.validFrom(), body.validTo())));
  }

  @POST
  @Path("conflict-signals")
  @Operation(
      summary = "Propose an edition of a conflict data set, from a CSV",
      description = PROPOSED)
  @APIResponseSchema(value = EditionView.class, responseCode = "201")
  public Response proposeConflicts(
      @HeaderParam(KEY) String key, @Valid EditionRequests.ConflictFile body) {
    return propose(
        key,
        "conflict-signals",
        body,
        () ->
            files.take(
                body.csv(),
                body.source().cited(),
                body.confidence(),
                reader -> reader.conflicts(body.csv())));
  }

  private Response propose(String key, String operation, Dated body, Supplier<Taken> file) {
    // A body that is missing has no file; the desk answers it before one is needed.
    Taken taken = body == null ? null : file.get();
    return desk.create(
        key,
        "/editions/" + operation,
        body,
        asked -> propose(taken, asked),
        done -> "/editions/" + done.stream().id(),
        done -> view(EditionId.fromString(done.stream().id())));
  }

  private Outcome<EditionEvent> propose(Taken taken, Asked asked) {
    EditionId id = new EditionId(UUID.randomUUID());
    return handler.handle(
        id,
        new ProposeEdition(id, taken.table(), taken.origin(), taken.preview()),
        asked.expected(),
        asked.context());
  }

  @POST
  @Path("{editionId}/preview")
  @Operation(
      summary = "Preview a proposed edition anew",
      description = "Changes nothing when the acceptance would do what the latest preview says.")
  @APIResponseSchema(EditionView.class)
  public Response previewEdition(
      @PathParam("editionId") EditionId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid EditionRequests.AnotherPreview body) {
    EditionPreview preview = rehearsed(id).preview();
    return desk.change(
        id.stream(),
        ifMatch,
        body,
        asked -> handler.handle(id, new PreviewAgain(preview), asked.expected(), asked.context()),
        _ -> view(id));
  }

  @POST
  @Path("{editionId}/acceptance")
  @Operation(
      summary = "Accept a proposed edition: all of its facts are recorded, or none",
      description =
          "Only with the hash of its latest preview, and only while the acceptance does what that"
              + " preview says. Cases of grants that it touches are judged again afterwards.")
  @APIResponseSchema(EditionView.class)
  public Response acceptEdition(
      @PathParam("editionId") EditionId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid EditionRequests.Acceptance body) {
    Rehearsed present = rehearsed(id);
    try {
      return desk.change(
          id.stream(),
          ifMatch,
          body,
          asked ->
              handler.accept(id, body.previewHash(), present, asked.expected(), asked.context()),
          _ -> view(id));
    } catch (EditionOutdated e) {
      throw ProblemException.of(
          EditionRejection.PREVIEW_OUTDATED, Map.of("previewHash", body.previewHash()));
    }
  }

  @POST
  @Path("{editionId}/discard")
  @Operation(summary = "Discard a proposed edition; it stays readable")
  @APIResponseSchema(EditionView.class)
  public Response discardEdition(
      @PathParam("editionId") EditionId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid EditionRequests.Discard body) {
    return desk.change(
        id.stream(),
        ifMatch,
        body,
        asked ->
            handler.handle(
                id, new DiscardEdition(body.reason()), asked.expected(), asked.context()),
        _ -> view(id));
  }

  private Rehearsed rehearsed(EditionId id) {
    return handler.proposed(id).map(files::rehearse).orElse(Rehearsed.NOTHING);
  }

  private EditionView view(EditionId id) {
    return editions.byId(id).map(EditionView::of).orElseThrow();
  }
}
