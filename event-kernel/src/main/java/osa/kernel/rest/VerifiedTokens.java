package osa.kernel.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Remembers who sent which token, to the letter, once the token was verified.
///
/// Never longer than the token itself says, and never longer than `osa.tokens.trusted-for` after it
/// was verified: for that long a key may outlive its withdrawal by the identity provider. What was
/// refused is not remembered, so nobody can fill the memory with tokens of their own making; nor is
/// a token that came by another way than these credentials.
@Singleton
final class VerifiedTokens {

  /// A claim that binds a token to a key of its holder (RFC 7800): whoever sends it has to show
  /// with each request that they have the key.
  private static final String BOUND_TO_A_KEY = "cnf";

  private final InstantSource clock;
  private final Duration trustedFor;
  private final Cache<String, Verified> verifiedByCredentials;

  /// @param until the instant from which it has to be verified again
  private record Verified(SecurityIdentity caller, Instant until) {}

  VerifiedTokens(
      InstantSource clock,
      @ConfigProperty(name = "osa.tokens.trusted-for") Duration trustedFor,
      @ConfigProperty(name = "osa.tokens.remembered-max") int rememberedMax) {
    this.clock = clock;
    this.trustedFor = trustedFor;
    this.verifiedByCredentials = Caffeine.newBuilder().maximumSize(rememberedMax).build();
  }

  /// Who sent these credentials; verifies them unless that was done lately.
  ///
  /// @param credentials as they were sent
  /// @param verification fails, or brings nobody, when they are not good
  Uni<SecurityIdentity> callerOf(String credentials, Supplier<Uni<SecurityIdentity>> verification) {
    Instant now = clock.instant();
    Verified known = verifiedByCredentials.getIfPresent(credentials);
    return known != null && now.isBefore(known.until())
        ? Uni.createFrom().item(known.caller())
        : verification
            .get()
            .onItem()
            .ifNotNull()
            .transform(caller -> remember(credentials, caller, now));
  }

  private SecurityIdentity remember(String credentials, SecurityIdentity caller, Instant now) {
    if (!(caller.getPrincipal() instanceof JsonWebToken token)
        || !credentials.endsWith(" " + token.getRawToken())
        || token.containsClaim(BOUND_TO_A_KEY)) {
      return caller;
    }
    Instant expires = Instant.ofEpochSecond(token.getExpirationTime());
    Instant until = now.plus(trustedFor);
    SecurityIdentity lasting = withoutTheRequest(caller);
    verifiedByCredentials.put(
        credentials, new Verified(lasting, expires.isBefore(until) ? expires : until));
    return lasting;
  }

  /// Who it is, what they sent and their roles, which is all that a service asks of a caller; the
  /// rest belongs to the request that brought it.
  private static SecurityIdentity withoutTheRequest(SecurityIdentity caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(caller.getPrincipal())
        .addRoles(caller.getRoles())
        .addCredentials(caller.getCredentials())
        .build();
  }
}
