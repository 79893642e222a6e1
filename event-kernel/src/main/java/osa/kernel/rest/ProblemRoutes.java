package osa.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

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

  private final ObjectMapper json;

  ProblemRoutes(ObjectMapper json) {
    this.json = json;
  }

  void install(@Observes Router router) {
    BY_STATUS.forEach(
        (status, problem) -> router.errorHandler(status, request -> answer(request, problem)));
    router.route().last().handler(request -> answer(request, HttpProblem.NOTHING_HERE));
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
