package osa.kernel.rest;

import static osa.kernel.rest.KernelRoles.AUDITOR;
import static osa.kernel.rest.KernelRoles.OPERATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.kernel.Outcome;
import osa.kernel.rebuild.LiveRows;
import osa.kernel.rebuild.Progress;
import osa.kernel.rebuild.ReadModel;
import osa.kernel.rebuild.ReadModelCommand;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.RequestSwitch;
import osa.kernel.rebuild.ReadModelCommand.ResumeRebuild;
import osa.kernel.rebuild.ReadModelCommand.StartRebuild;
import osa.kernel.rebuild.ReadModelEvent;
import osa.kernel.rebuild.ReadModelRejection;
import osa.kernel.rebuild.ReadModels;
import osa.kernel.rebuild.Rebuild;
import osa.kernel.rebuild.Rebuilder;
import osa.kernel.rest.ReadModelView.DifferencesView;
import osa.kernel.rest.ReadModelView.RebuildView;

/// The read models of the service: what state they are in, and rebuilding them while it works.
@Path("/read-models")
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Read models")
@RolesAllowed({OPERATOR, AUDITOR})
public class ReadModelResource {

  private final ReadModels readModels;
  private final Rebuilder rebuilder;
  private final LiveRows liveRows;
  private final CommandDesk desk;

  public ReadModelResource(
      ReadModels readModels, Rebuilder rebuilder, LiveRows liveRows, CommandDesk desk) {
    this.readModels = readModels;
    this.rebuilder = rebuilder;
    this.liveRows = liveRows;
    this.desk = desk;
  }

  @Produces
  @Singleton
  static ProblemCatalogue refusals() {
    return () -> List.of(ReadModelRejection.values());
  }

  @GET
  @Operation(
      summary = "List the read models",
      description =
          "With hash=true every row is read: two services whose logs are equal have equal hashes.")
  public ReadModelView.All listReadModels(@QueryParam("hash") boolean hash) {
    return new ReadModelView.All(
        readModels.all().stream().map(model -> view(model, hash)).toList());
  }

  @POST
  @Path("{name}/rebuilds")
  @RolesAllowed(OPERATOR)
  @Operation(
      summary = "Rebuild a read model from the log, while the service works",
      description =
          "Built beside, compared row by row, then switched: by itself when no row differs, else"
              + " when somebody accepts the differences.")
  @APIResponseSchema(value = RebuildView.class, responseCode = "201")
  public Response startRebuild(
      @PathParam("name") String name,
      @HeaderParam("Idempotency-Key") String key,
      @Valid ReadModelRequests.Start body) {
    ReadModel<?> model = model(name);
    return desk.create(
        key,
        "read-models/" + name + "/rebuilds",
        body,
        asked ->
            readModels.handle(
                model,
                new StartRebuild(
                    UUID.randomUUID(),
                    body.rowKey(),
                    Boolean.TRUE.equals(body.compareOnly()),
                    Boolean.TRUE.equals(body.acceptDifferences()),
                    body.reason()),
                asked.expected(),
                asked.context()),
        done -> "read-models/" + name + "/rebuilds/" + started(done),
        done -> view(model, started(done)));
  }

  @GET
  @Path("{name}/rebuilds/{id}")
  @Operation(summary = "See how far a rebuild has come and what it found")
  @APIResponseSchema(RebuildView.class)
  public Response getRebuild(@PathParam("name") String name, @PathParam("id") UUID id) {
    RebuildView view = view(model(name), id);
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @POST
  @Path("{name}/rebuilds/{id}/cancel")
  @RolesAllowed(OPERATOR)
  @Operation(summary = "Stop a rebuild; the live rows stay as they are")
  @APIResponseSchema(RebuildView.class)
  public Response cancelRebuild(
      @PathParam("name") String name,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid ReadModelRequests.Cancel body) {
    return change(name, id, ifMatch, body, b -> new CancelRebuild(id, b.reason()));
  }

  @POST
  @Path("{name}/rebuilds/{id}/resume")
  @RolesAllowed(OPERATOR)
  @Operation(summary = "Go on with a rebuild that was cancelled or has failed, where it was")
  @APIResponseSchema(RebuildView.class)
  public Response resumeRebuild(
      @PathParam("name") String name,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid ReadModelRequests.Resume body) {
    return change(name, id, ifMatch, body, _ -> new ResumeRebuild(id));
  }

  @POST
  @Path("{name}/rebuilds/{id}/switch")
  @RolesAllowed(OPERATOR)
  @Operation(summary = "Switch to rebuilt rows that differ from the live ones")
  @APIResponseSchema(RebuildView.class)
  public Response switchRebuild(
      @PathParam("name") String name,
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid ReadModelRequests.Switch body) {
    return change(name, id, ifMatch, body, b -> new RequestSwitch(id, b.acceptDifferences()));
  }

  private <B extends Dated> Response change(
      String name, UUID id, String ifMatch, B body, Function<B, ReadModelCommand> command) {
    ReadModel<?> model = model(name);
    return desk.<ReadModelEvent>change(
        model.stream(),
        ifMatch,
        body,
        asked -> readModels.handle(model, command.apply(body), asked.expected(), asked.context()),
        _ -> view(model, id));
  }

  private ReadModel<?> model(String name) {
    Optional<ReadModel<?>> model = readModels.byName(name);
    return model.orElseThrow(
        () -> ProblemException.of(ReadModelRejection.READ_MODEL_UNKNOWN, Map.of()));
  }

  private static UUID started(Outcome.Done<ReadModelEvent> done) {
    return done.events().getFirst().data().rebuildId();
  }

  private ReadModelView view(ReadModel<?> model, boolean hash) {
    Optional<LiveRows.Digest> digest =
        hash ? Optional.of(liveRows.digest(model)) : Optional.empty();
    return new ReadModelView(
        model.name(),
        model.projection().category(),
        liveRows.count(model),
        readModels.rebuildsOf(model).latest().map(Rebuild::id).orElse(null),
        readModels.lastSwitch(model).map(event -> event.recordedAt()).orElse(null),
        digest.map(LiveRows.Digest::sha256).orElse(null),
        digest.map(d -> d.log().transactionId() + "-" + d.log().position()).orElse(null));
  }

  private RebuildView view(ReadModel<?> model, UUID id) {
    long version = readModels.history(model).size();
    Rebuild rebuild =
        readModels
            .rebuildsOf(model)
            .byId(id)
            .orElseThrow(() -> ProblemException.of(ReadModelRejection.REBUILD_UNKNOWN, Map.of()));
    Optional<Progress> progress = rebuilder.progressOf(model, rebuild);
    Optional<DifferencesView> found =
        Optional.ofNullable(rebuild.comparison()).map(DifferencesView::of);
    return new RebuildView(
        id,
        model.name(),
        version,
        rebuild.stage(),
        rebuild.compareOnly(),
        rebuild.acceptDifferences(),
        rebuild.rowKey(),
        rebuild.reason(),
        found.isPresent() ? 100 : progress.map(Progress::percent).orElse(0),
        progress.map(Progress::rows).or(() -> found.map(DifferencesView::rows)).orElse(0L),
        progress.map(Progress::rowsPerSecond).orElse(null),
        found.orElse(null),
        rebuild.cause());
  }
}
