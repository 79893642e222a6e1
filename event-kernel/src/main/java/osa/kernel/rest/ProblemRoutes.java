package osa.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Problems that arise before a request reaches a resource: the HTTP layer's own refusals get the
/// same body as all others.
@ApplicationScoped
class ProblemRoutes {

  private static final Map<Integer, HttpProblem> BY_STATUS =
      Map.of(
          400, HttpProblem.MALFORMED_VALUE,
          401, HttpProblem.NOT_AUTHENTICATED,
          403, HttpProblem.NOT_ALLOWED,
          404, HttpProblem.NOTHING_HERE,
          405, HttpProblem.METHOD_NOT_ALLOWED,
          413, HttpProblem.BODY_TOO_LARGE,
          415, HttpProblem.UNSUPPORTED_MEDIA_TYPE,
          503, HttpProblem.UNAVAILABLE);

  /// Before the framework's own check, which answers without a body.
  private static final int BEFORE_THE_BODY_LIMIT = -1_000_000;

  private final ObjectMapper json;
  private final long bodyBytesMax;

  ProblemRoutes(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize bodyMax) {
    this.json = json;
    this.bodyBytesMax = bodyMax.asLongValue();
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_THE_BODY_LIMIT).handler(this::refuseLargeBody);
    BY_STATUS.forEach(
        (status, problem) -> router.errorHandler(status, request -> answer(request, problem)));
    router.route().last().handler(request -> answer(request, HttpProblem.NOTHING_HERE));
  }

  private void refuseLargeBody(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > bodyBytesMax) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      answer(request, HttpProblem.BODY_TOO_LARGE);
    } else {
      request.next();
    }
  }

  private void answer(RoutingContext request, HttpProblem problem) {
    if (request.response().ended() || request.response().headWritten()) {
      return;
    }
    try {
      request
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(Problem.of(problem)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a problem", e);
    }
  }
}
