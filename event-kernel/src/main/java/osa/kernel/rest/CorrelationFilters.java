package osa.kernel.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Reads `X-Correlation-Id` (a UUID; made when absent), puts it on every log line of the request
/// and answers with it.
class CorrelationFilters {

  private final Correlation correlation;

  CorrelationFilters(Correlation correlation) {
    this.correlation = correlation;
  }

  @ServerRequestFilter(preMatching = true)
  void take(ContainerRequestContext request) {
    correlation.take(request.getHeaderString(Correlation.HEADER));
    MDC.put("correlationId", correlation.id().toString());
  }

  @ServerResponseFilter
  void give(ContainerResponseContext response) {
    response.getHeaders().putSingle(Correlation.HEADER, correlation.id().toString());
  }
}
