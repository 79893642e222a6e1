package osa.kernel.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;

/// The one error body of all services: RFC 9457 problem details, with a code to branch on and a
/// sentence that says what to do.
///
/// @param type address of the code's description in the service's catalogue
/// @param errors one entry per field that is wrong; absent when no single field is to blame
/// @param details facts of this one case, such as `availableJpy`, as members of the body
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "remedy", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
    description = "RFC 9457 problem details; facts of the case are further members",
    additionalProperties = Schema.True.class)
public record Problem(
    @Schema(examples = "/problems/STALE_VERSION") String type,
    String title,
    int status,
    String detail,
    @Schema(description = "Stable; branch on this", examples = "STALE_VERSION") String code,
    @Schema(description = "What to do now") String remedy,
    @Schema(description = "One entry per field that is wrong", nullable = true)
        List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> details) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "code", "remedy", "errors");

  public Problem {
    if (!Collections.disjoint(MEMBERS, details.keySet())) {
      throw new IllegalArgumentException("a fact of " + code + " has the name of another member");
    }
  }

  /// @param field path of the field in the body, or the name of the parameter or header
  public record FieldError(String field, String reason, String remedy) {}

  public static Problem of(HttpProblem problem) {
    return of(problem, problem.sentence(), List.of(), Map.of());
  }

  public static Problem of(HttpProblem problem, FieldError... errors) {
    return of(problem, problem.sentence(), List.of(errors), Map.of());
  }

  static Problem of(
      HttpProblem problem, String detail, List<FieldError> errors, Map<String, Object> details) {
    return new Problem(
        typeOf(problem),
        problem.sentence(),
        problem.status(),
        detail,
        problem.name(),
        problem.remedy(),
        errors,
        new TreeMap<>(details));
  }

  public static Problem of(Rejection rejection) {
    RejectionCode code = rejection.code();
    return new Problem(
        typeOf(code),
        code.sentence(),
        statusOf(code),
        code.sentence(),
        code.name(),
        code.remedy(),
        List.of(),
        new TreeMap<>(rejection.details()));
  }

  static int statusOf(RejectionCode code) {
    if (code instanceof HttpProblem problem) {
      return problem.status();
    }
    return switch (code.kind()) {
      case ABSENT -> 404;
      case STATE -> 409;
      case VALUE -> 422;
      case PERSON -> 403;
    };
  }

  static String typeOf(RejectionCode code) {
    return "/problems/" + code.name();
  }

  public Response toResponse() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(this);
    if (status == HttpProblem.UNAVAILABLE.status()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
