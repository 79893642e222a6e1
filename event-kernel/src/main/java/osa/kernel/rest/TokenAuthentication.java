package osa.kernel.rest;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/// The OIDC extension, asked once per token and while rather than once per request: to verify a
/// token takes longer than anything else that a request needs before it is decided.
@Alternative
@Priority(1)
@ApplicationScoped
class TokenAuthentication implements HttpAuthenticationMechanism {

  private final OidcAuthenticationMechanism oidc;
  private final VerifiedTokens verified;

  TokenAuthentication(OidcAuthenticationMechanism oidc, VerifiedTokens verified) {
    this.oidc = oidc;
    this.verified = verified;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String credentials = request.request().headers().get(HttpHeaders.AUTHORIZATION);
    return credentials == null
        ? oidc.authenticate(request, providers)
        : verified.callerOf(credentials, () -> oidc.authenticate(request, providers));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }

  @Override
  public int getPriority() {
    return oidc.getPriority();
  }
}
