package osa.kernel.deadletter.rest;

import static osa.kernel.rest.KernelRoles.AUDITOR;
import static osa.kernel.rest.KernelRoles.OPERATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.kernel.deadletter.DeadLetterCommandHandler;
import osa.kernel.deadletter.RedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.deadletter.domain.DeadLetterRejection;
import osa.kernel.deadletter.view.DeadLetterQueries;
import osa.kernel.deadletter.view.DeadLetterSummary.Status;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.EventView;
import osa.kernel.rest.Page;
import osa.kernel.rest.ProblemException;
import osa.kernel.rest.StreamHistory;
import osa.kernel.rest.VersionTag;

/// The dead letters of the service over HTTP: find out what got stuck and why, and set it right.
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters")
@RolesAllowed({AUDITOR, OPERATOR})
public class DeadLetterResource {

  private final DeadLetterCommandHandler letters;
  private final DeadLetterQueries summaries;
  private final StreamHistory history;
  private final CommandDesk desk;

  public DeadLetterResource(
      DeadLetterCommandHandler letters,
      DeadLetterQueries summaries,
      StreamHistory history,
      CommandDesk desk) {
    this.letters = letters;
    this.summaries = summaries;
    this.history = history;
    this.desk = desk;
  }

  @GET
  @Operation(summary = "List the messages that could not be handled, in the order of their burial")
  public Page<DeadLetterView> listDeadLetters(
      @Parameter(example = "OPEN")
          @QueryParam("status")
          @Pattern(
              regexp = "^(OPEN|REDRIVEN|DISCARDED)$",
              message = "is not a status of a dead letter")
          String status,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    Optional<Status> wanted = Optional.ofNullable(status).map(Status::valueOf);
    return Page.of(
            summaries.after(Page.keyOf(cursor), wanted, limit + 1), limit, letter -> letter.listKey)
        .map(DeadLetterView::inList);
  }

  @GET
  @Path("{deadLetterId}")
  @Operation(summary = "Read a dead letter with its message and what went wrong")
  @APIResponseSchema(DeadLetterView.class)
  public Response getDeadLetter(@PathParam("deadLetterId") DeadLetterId id) {
    DeadLetterView view = view(id);
    return Response.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  @GET
  @Path("{deadLetterId}/events")
  @Operation(summary = "Read what was done about a dead letter, event by event")
  public Page<EventView> listDeadLetterEvents(
      @PathParam("deadLetterId") DeadLetterId id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue(Page.LIMIT_DEFAULT) @Min(1) @Max(Page.LIMIT_MAX)
          int limit) {
    return history.page(
        DeadLetterCommandHandler.streamOf(id),
        cursor,
        limit,
        DeadLetterRejection.DEAD_LETTER_UNKNOWN);
  }

  @POST
  @Path("{deadLetterId}/redrive")
  @RolesAllowed(OPERATOR)
  @Operation(
      summary = "Let the message have its effect, after what stopped it was mended",
      description =
          "The message is handled as if it came now: the service decides on its present state,"
              + " which messages told later may have changed. The answer's status says what came of"
              + " it: REDRIVEN when the message has had its effect, once; OPEN with lastFailure"
              + " when it still has none.")
  @APIResponseSchema(DeadLetterView.class)
  public Response redriveDeadLetter(
      @PathParam("deadLetterId") DeadLetterId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid DeadLetterRequests.Redrive body) {
    try {
      return desk.change(
          DeadLetterCommandHandler.streamOf(id),
          ifMatch,
          body,
          asked -> letters.redrive(id, body.noteOrEmpty(), asked.expected(), asked.context()),
          _ -> view(id));
    } catch (RedriveFailed failure) {
      // What the attempt did is undone by now, and so is the answer under its key, if it has one.
      return desk.change(
          DeadLetterCommandHandler.streamOf(id),
          ifMatch,
          body,
          asked -> letters.recordFailure(id, failure, asked.expected(), asked.context()),
          _ -> view(id));
    }
  }

  @POST
  @Path("{deadLetterId}/discard")
  @RolesAllowed(OPERATOR)
  @Operation(summary = "Give the message up: it will have no effect")
  @APIResponseSchema(DeadLetterView.class)
  public Response discardDeadLetter(
      @PathParam("deadLetterId") DeadLetterId id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid DeadLetterRequests.Discard body) {
    return desk.change(
        DeadLetterCommandHandler.streamOf(id),
        ifMatch,
        body,
        asked -> letters.discard(id, body.reason(), asked.expected(), asked.context()),
        _ -> view(id));
  }

  /// Ends the request with a problem when there is no such letter.
  private DeadLetterView view(DeadLetterId id) {
    return summaries
        .byId(id)
        .map(row -> DeadLetterView.whole(row, letters.letter(id)))
        .orElseThrow(
            () ->
                ProblemException.of(
                    DeadLetterRejection.DEAD_LETTER_UNKNOWN,
                    Map.of("deadLetterId", id.toString())));
  }
}
