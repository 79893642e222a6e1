package osa.kernel.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// A token that does not say who acts is no token: every event names its actor.
@ApplicationScoped
class ActorRequired implements SecurityIdentityAugmentor {

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return Uni.createFrom().item(identity);
    }
    String actor = identity.getPrincipal() == null ? null : identity.getPrincipal().getName();
    return actor == null || actor.isBlank()
        ? Uni.createFrom().failure(new AuthenticationFailedException("the token has no subject"))
        : Uni.createFrom().item(identity);
  }
}
