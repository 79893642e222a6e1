package osa.kernel.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Ties together everything that one request sets off: the caller may send `X-Correlation-Id` (a
/// UUID), else the service makes one. It travels with every event and message.
@RequestScoped
class Correlation {

  static final String HEADER = "X-Correlation-Id";

  private UUID id = UUID.randomUUID();
  private final UUID requestId = UUID.randomUUID();

  UUID id() {
    return id;
  }

  UUID requestId() {
    return requestId;
  }

  /// Anything that is not a UUID is ignored: it must not reach events or logs.
  static class Filter {

    private final Correlation correlation;

    Filter(Correlation correlation) {
      this.correlation = correlation;
    }

    @ServerRequestFilter
    void take(ContainerRequestContext request) {
      String sent = request.getHeaderString(HEADER);
      if (sent != null && sent.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
        correlation.id = UUID.fromString(sent);
      }
      MDC.put("correlationId", correlation.id().toString());
    }
  }
}
