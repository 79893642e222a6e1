package osa.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import osa.kernel.Contention;
import osa.kernel.rest.Problem.FieldError;
import osa.kernel.store.PassingTrouble;

/// Turns every exception that leaves a resource into a [Problem]. A stack trace goes to the log
/// under an incident number, never to the caller.
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String ISO_DATE = "\\d{4}-\\d{2}-\\d{2}";

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return e.problem().toResponse();
  }

  // Named besides its parent, or the framework's own mapper for it would answer first.
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response unreadable(JsonProcessingException e) {
    return bodyProblem(e).toResponse();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(ProblemMappers::fieldError)
            .sorted(java.util.Comparator.comparing(FieldError::field))
            .toList();
    return Problem.of(
            HttpProblem.INVALID_VALUE, HttpProblem.INVALID_VALUE.sentence(), errors, Map.of())
        .toResponse();
  }

  @ServerExceptionMapper
  Response contended(Contention e) {
    return Problem.of(HttpProblem.CONTENDED).toResponse();
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    if (jsonCause(e) instanceof JsonProcessingException json) {
      return bodyProblem(json).toResponse();
    }
    int status = e.getResponse().getStatus();
    HttpProblem problem =
        switch (status) {
          case 400 -> HttpProblem.MALFORMED_VALUE;
          case 401 -> HttpProblem.NOT_AUTHENTICATED;
          case 403 -> HttpProblem.NOT_ALLOWED;
          case 404 -> HttpProblem.NOTHING_HERE;
          case 405 -> HttpProblem.METHOD_NOT_ALLOWED;
          case 406 -> HttpProblem.NOT_ACCEPTABLE;
          case 413 -> HttpProblem.BODY_TOO_LARGE;
          case 415 -> HttpProblem.UNSUPPORTED_MEDIA_TYPE;
          default -> null;
        };
    if (problem == null) {
      return unexpected(e);
    }
    Response response = Problem.of(problem).toResponse();
    String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? response
        : Response.fromResponse(response).header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    Optional<SQLException> trouble = PassingTrouble.behind(e);
    if (trouble.isPresent()) {
      LOG.warnf("the database is in trouble: %s: %s", e.getMessage(), trouble.get().getMessage());
      return Problem.of(HttpProblem.UNAVAILABLE).toResponse();
    }
    UUID incident = UUID.randomUUID();
    LOG.errorf(e, "incident %s", incident);
    return Problem.of(
            HttpProblem.UNEXPECTED,
            HttpProblem.UNEXPECTED.sentence(),
            List.of(),
            Map.of("incident", incident))
        .toResponse();
  }

  private static Problem bodyProblem(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          Problem.of(
              HttpProblem.UNKNOWN_FIELD,
              new FieldError(
                  pathOf(unknown),
                  "unknown",
                  "known here: "
                      + unknown.getKnownPropertyIds().stream()
                          .map(Object::toString)
                          .sorted()
                          .collect(Collectors.joining(", "))));
      case InvalidFormatException wrong
          when wrong.getTargetType() == LocalDate.class
              && String.valueOf(wrong.getValue()).matches(ISO_DATE) ->
          Problem.of(
              HttpProblem.DATE_DOES_NOT_EXIST,
              new FieldError(pathOf(wrong), "does not exist", "send a date that exists"));
      case MismatchedInputException wrong when wrong.getPath().isEmpty() ->
          Problem.of(HttpProblem.MALFORMED_JSON);
      case MismatchedInputException wrong ->
          Problem.of(
              HttpProblem.MALFORMED_VALUE,
              new FieldError(pathOf(wrong), "has the wrong form", expectedForm(wrong)));
      case JsonMappingException wrong when !wrong.getPath().isEmpty() ->
          Problem.of(
              HttpProblem.MALFORMED_VALUE,
              new FieldError(pathOf(wrong), "cannot be read", "see the OpenAPI document"));
      default -> Problem.of(HttpProblem.MALFORMED_JSON);
    };
  }

  private static String expectedForm(MismatchedInputException wrong) {
    Class<?> type = wrong.getTargetType();
    if (type == null) {
      return "see the OpenAPI document";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == LocalDate.class) {
      return "a date as yyyy-mm-dd";
    }
    if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
      return "a whole number within range";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return "see the OpenAPI document";
  }

  private static String pathOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    int step = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      // The first two steps name the resource's method and its argument.
      boolean argument = step == 1 && !violation.getPropertyPath().toString().contains("body");
      if (step++ >= 2 || argument) {
        field.append(field.isEmpty() ? "" : ".").append(node);
      }
    }
    return new FieldError(
        field.isEmpty() ? "body" : field.toString(), violation.getMessage(), "correct the value");
  }

  private static Throwable jsonCause(Throwable e) {
    return e.getCause() == null || e.getCause() instanceof JsonProcessingException
        ? e.getCause()
        : jsonCause(e.getCause());
  }
}
