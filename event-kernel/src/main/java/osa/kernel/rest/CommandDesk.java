package osa.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.kernel.CommandListener;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.GroupCommit;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.Tracing;
import osa.kernel.Transactions;
import osa.kernel.position.PositionToken;
import osa.kernel.rest.Problem.FieldError;
import osa.kernel.store.AnsweredOnce;
import osa.kernel.store.AnsweredOnce.Result;
import osa.kernel.store.Answers.Answer;
import osa.kernel.store.IdempotencyLedger;

/// Where every command over HTTP passes: it reads who asks and what they expect, lets the command
/// run, and turns the outcome into an answer with the stream's version as its ETag.
@ApplicationScoped
public class CommandDesk {

  /// The header that marks an answer as given before.
  public static final String REPLAYED = "Idempotent-Replayed";

  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final GroupCommit groups;
  private final AnsweredOnce answers;
  private final BusinessCalendar calendar;
  private final SecurityIdentity caller;
  private final Correlation correlation;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final ObjectMapper json;
  private final EventStore store;
  private final String service;
  private final CommandListener listener;
  private final Tracing tracing;

  public CommandDesk(
      Transactions transactions,
      IdempotencyLedger answers,
      BusinessCalendar calendar,
      SecurityIdentity caller,
      Correlation correlation,
      HttpHeaders headers,
      UriInfo uri,
      ObjectMapper json,
      EventStore store,
      @ConfigProperty(name = "osa.messaging.service") String service,
      CommandListener listener,
      Tracing tracing) {
    this.groups = new GroupCommit(transactions);
    this.answers = new AnsweredOnce(transactions, answers);
    this.headers = headers;
    this.uri = uri;
    this.calendar = calendar;
    this.caller = caller;
    this.correlation = correlation;
    this.json = json;
    this.store = store;
    this.service = service;
    this.listener = listener;
    this.tracing = tracing;
  }

  /// A command, run with what the request says about it.
  @FunctionalInterface
  public interface Command<E> {
    Outcome<E> run(Asked asked);
  }

  /// A command to something that exists: needs `If-Match`, answers 200 with the view. A caller who
  /// also sends `Idempotency-Key` may repeat it, with whatever version, and gets the first answer.
  ///
  /// @param stream what the command is about; those who change it at once are served in turn,
  ///     several with one commit
  public <E> Response change(
      StreamId stream,
      String ifMatch,
      Dated body,
      Command<E> command,
      Function<Outcome.Done<E>, Object> view) {
    required(body);
    Asked asked = asked(body, VersionTag.expected(ifMatch));
    String key = headers.getHeaderString(KEY);
    if (key == null) {
      return toResponse(
          groups.run(stream, () -> answer("", command.run(asked), 200, _ -> null, view)), false);
    }
    String fingerprint = fingerprint(uri.getPath(), body);
    Supplier<Result> once =
        once(key, fingerprint, () -> answer(fingerprint, command.run(asked), 200, _ -> null, view));
    return toResponse(groups.run(stream, once));
  }

  /// A command that creates something: needs `Idempotency-Key`, answers 201 with the view and its
  /// address. The same key with the same body gives the same answer and has one effect; a refusal
  /// is an answer too.
  ///
  /// @param operation name of the operation with its path parameters, part of what the key means
  /// @param location address of what was created, relative to the service
  public <E> Response create(
      String key,
      String operation,
      Dated body,
      Command<E> command,
      Function<Outcome.Done<E>, String> location,
      Function<Outcome.Done<E>, Object> view) {
    return toResponse(creation(key, operation, body, command, 201, location, view).get());
  }

  /// A command that begins something which takes its time: answers 202 with the view of what has
  /// begun and the address where to see how far it is; otherwise as [#create].
  public <E> Response begin(
      String key,
      String operation,
      Dated body,
      Command<E> command,
      Function<Outcome.Done<E>, String> location,
      Function<Outcome.Done<E>, Object> view) {
    return toResponse(creation(key, operation, body, command, 202, location, view).get());
  }

  /// Creates something within what exists, such as a reservation in the ledger of a fiscal year;
  /// otherwise as [#create].
  ///
  /// @param stream what exists; those who change it at once are served in turn, several with one
  ///     commit
  public <E> Response createIn(
      StreamId stream,
      String key,
      String operation,
      Dated body,
      Command<E> command,
      Function<Outcome.Done<E>, String> location,
      Function<Outcome.Done<E>, Object> view) {
    return toResponse(
        groups.run(stream, creation(key, operation, body, command, 201, location, view)));
  }

  private <E> Supplier<Result> creation(
      String key,
      String operation,
      Dated body,
      Command<E> command,
      int status,
      Function<Outcome.Done<E>, String> location,
      Function<Outcome.Done<E>, Object> view) {
    required(body);
    Asked asked = asked(body, ExpectedVersion.any());
    String fingerprint = fingerprint(operation, body);
    return once(
        key, fingerprint, () -> answer(fingerprint, command.run(asked), status, location, view));
  }

  /// What the request says is read here and now: the work may run on the thread of another request.
  private Supplier<Result> once(String key, String fingerprint, Supplier<Answer> attempt) {
    if (key == null || !KEY_FORM.matcher(key).matches()) {
      throw new ProblemException(
          Problem.of(
              HttpProblem.IDEMPOTENCY_KEY_MISSING,
              new FieldError(
                  KEY,
                  key == null ? "is missing" : "is not 1 to 255 visible ASCII characters",
                  "choose a key per intent, such as a UUID")));
    }
    String actor = caller.getPrincipal().getName();
    return () -> answers.answer(actor, key, fingerprint, attempt);
  }

  private Response toResponse(Result result) {
    return switch (result) {
      case Result.Answered(Answer answer) -> toResponse(answer, false);
      case Result.Repeated(Answer answer) -> {
        listener.repeated();
        yield toResponse(answer, true);
      }
      case Result.OfAnotherRequest() -> Problem.of(HttpProblem.IDEMPOTENCY_KEY_REUSED).toResponse();
      case Result.InFlight() ->
          Response.fromResponse(Problem.of(HttpProblem.IDEMPOTENCY_KEY_IN_FLIGHT).toResponse())
              .header(HttpHeaders.RETRY_AFTER, "1")
              .build();
    };
  }

  private static void required(Dated body) {
    if (body == null) {
      throw new ProblemException(Problem.of(HttpProblem.BODY_MISSING));
    }
  }

  private Asked asked(Dated body, ExpectedVersion expected) {
    LocalDate day = body.occurredOn() == null ? calendar.today() : body.occurredOn();
    if (day.isAfter(calendar.today())) {
      throw new ProblemException(
          Problem.of(
              HttpProblem.DATE_IN_FUTURE,
              new FieldError(
                  "occurredOn", "is after today, " + calendar.today(), "send a date up to today")));
    }
    Instant occurredAt = body.occurredOn() == null ? calendar.now() : calendar.startOf(day);
    Context context =
        new Context(
            caller.getPrincipal().getName(),
            occurredAt,
            correlation.id(),
            correlation.requestId(),
            tracing.here());
    return new Asked(context, day, expected);
  }

  private <E> Answer answer(
      String fingerprint,
      Outcome<E> outcome,
      int status,
      Function<Outcome.Done<E>, String> location,
      Function<Outcome.Done<E>, Object> view) {
    listener.decided(outcome);
    return switch (outcome) {
      case Outcome.Done<E> done ->
          new Answer(
              fingerprint,
              status,
              VersionTag.of(done.version()),
              location.apply(done),
              positionOf(done),
              write(view.apply(done)));
      case Outcome.Refused<E>(var rejection) -> {
        Problem problem = Problem.of(rejection);
        yield new Answer(fingerprint, problem.status(), null, null, write(problem));
      }
      case Outcome.Stale<E>(var _, long actual) -> {
        Problem problem =
            Problem.of(
                HttpProblem.STALE_VERSION,
                HttpProblem.STALE_VERSION.sentence(),
                List.of(),
                Map.of("actualVersion", actual));
        yield new Answer(
            fingerprint, problem.status(), VersionTag.of(actual), null, write(problem));
      }
    };
  }

  /// Names the last event of the stream, which is one of the command's own unless it changed
  /// nothing; null when the stream has no event at all.
  private <E> String positionOf(Outcome.Done<E> done) {
    List<? extends RecordedEvent<?>> events =
        done.events().isEmpty() && done.version() > 0
            ? store.load(done.stream(), done.version() - 1, 1)
            : done.events();
    return events.isEmpty()
        ? null
        : new PositionToken(service, done.stream(), events.getLast().position()).toString();
  }

  private static Response toResponse(Answer answer, boolean replayed) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
            .entity(answer.body());
    if (answer.etag() != null) {
      response.header(HttpHeaders.ETAG, answer.etag());
    }
    if (answer.location() != null) {
      response.location(URI.create(answer.location()));
    }
    if (answer.position() != null) {
      response.header(PositionFilter.HEADER, answer.position());
    }
    if (replayed) {
      response.header(REPLAYED, "true");
    }
    return response.build();
  }

  private String fingerprint(String operation, Dated body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(operation.getBytes(StandardCharsets.UTF_8));
      digest.update(json.writeValueAsBytes(body));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("cannot take a fingerprint", e);
    }
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an answer", e);
    }
  }
}
