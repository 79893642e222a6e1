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
import java.util.regex.Pattern;
import osa.kernel.CommandListener;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.Transactions;
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

  private final Transactions transactions;
  private final AnsweredOnce answers;
  private final BusinessCalendar calendar;
  private final SecurityIdentity caller;
  private final Correlation correlation;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final ObjectMapper json;
  private final CommandListener listener;

  public CommandDesk(
      Transactions transactions,
      IdempotencyLedger answers,
      BusinessCalendar calendar,
      SecurityIdentity caller,
      Correlation correlation,
      HttpHeaders headers,
      UriInfo uri,
      ObjectMapper json,
      CommandListener listener) {
    this.transactions = transactions;
    this.answers = new AnsweredOnce(transactions, answers);
    this.headers = headers;
    this.uri = uri;
    this.calendar = calendar;
    this.caller = caller;
    this.correlation = correlation;
    this.json = json;
    this.listener = listener;
  }

  /// A command, run with what the request says about it.
  @FunctionalInterface
  public interface Command<E> {
    Outcome<E> run(Asked asked);
  }

  /// A command to something that exists: needs `If-Match`, answers 200 with the view. A caller who
  /// also sends `Idempotency-Key` may repeat it, with whatever version, and gets the first answer.
  public <E> Response change(
      String ifMatch, Dated body, Command<E> command, Function<Outcome.Done<E>, Object> view) {
    required(body);
    ExpectedVersion expected = VersionTag.expected(ifMatch);
    String key = headers.getHeaderString(KEY);
    if (key == null) {
      return transactions.required(
          () ->
              toResponse(
                  answer("", command.run(asked(body, expected)), 200, _ -> null, view), false));
    }
    return once(
        key,
        fingerprint(uri.getPath(), body),
        fingerprint ->
            answer(fingerprint, command.run(asked(body, expected)), 200, _ -> null, view));
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
    required(body);
    return once(
        key,
        fingerprint(operation, body),
        fingerprint ->
            answer(
                fingerprint, command.run(asked(body, ExpectedVersion.any())), 201, location, view));
  }

  private Response once(String key, String fingerprint, Function<String, Answer> attempt) {
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
    return switch (answers.answer(actor, key, fingerprint, () -> attempt.apply(fingerprint))) {
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
            caller.getPrincipal().getName(), occurredAt, correlation.id(), correlation.requestId());
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
