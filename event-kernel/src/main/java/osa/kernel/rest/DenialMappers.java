package osa.kernel.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/// Tells whom an operation denied that it did, and the log why.
class DenialMappers {

  /// What the verifier of tokens says by number; its own words repeat the token.
  private static final Map<Integer, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(ErrorCodes.SIGNATURE_INVALID, "the signature is not the provider's");
    REASONS.put(ErrorCodes.SIGNATURE_MISSING, "the token is not signed");
    REASONS.put(ErrorCodes.EXPIRED, "the token has expired");
    REASONS.put(ErrorCodes.EXPIRATION_MISSING, "the token has no end");
    REASONS.put(ErrorCodes.NOT_YET_VALID, "the token is not valid yet");
    REASONS.put(ErrorCodes.AUDIENCE_MISSING, "the token is for nobody");
    REASONS.put(ErrorCodes.AUDIENCE_INVALID, "the token is for somebody else");
    REASONS.put(ErrorCodes.ISSUER_MISSING, "the token has no issuer");
    REASONS.put(ErrorCodes.ISSUER_INVALID, "the token is another issuer's");
    REASONS.put(ErrorCodes.SUBJECT_MISSING, "the token has no subject");
  }

  private final SecurityIdentity identity;

  DenialMappers(SecurityIdentity identity) {
    this.identity = identity;
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response notAuthenticated(Throwable e, RoutingContext request) {
    DeniedAttempts.remember(request, null, reason(e, request));
    Response response = Problem.of(HttpProblem.NOT_AUTHENTICATED).toResponse();
    return Response.fromResponse(response).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }

  @ServerExceptionMapper
  Response notAllowed(ForbiddenException e, RoutingContext request) {
    String roles = String.join(", ", new TreeSet<>(identity.getRoles()));
    DeniedAttempts.remember(
        request,
        identity.isAnonymous() ? null : identity.getPrincipal().getName(),
        "it needs another role than: " + (roles.isEmpty() ? "none" : roles));
    return Problem.of(HttpProblem.NOT_ALLOWED).toResponse();
  }

  private static String reason(Throwable e, RoutingContext request) {
    if (request.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
      return "no token";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return REASONS.entrySet().stream()
            .filter(reason -> invalid.hasErrorCode(reason.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("the token can't be read");
      }
    }
    return "no valid bearer token";
  }
}
