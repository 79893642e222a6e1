package osa.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifiedTokensTest {

  private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = NOON;
  private int verifications;
  private final VerifiedTokens tokens = tokens(MINUTE, 10);

  private VerifiedTokens tokens(Duration trustedFor, int rememberedMax) {
    return new VerifiedTokens(() -> now, trustedFor, rememberedMax);
  }

  @Test
  void a_token_is_verified_once_in_the_while_for_which_it_is_trusted() {
    SecurityIdentity first = ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    now = NOON.plus(MINUTE).minusMillis(1);
    assertEquals(first, ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1)))));
    assertEquals(1, verifications);
    now = NOON.plus(MINUTE);
    ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    assertEquals(2, verifications);
  }

  @Test
  void who_it_is_and_their_roles_are_remembered_and_nothing_of_the_request() {
    SecurityIdentity caller = ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    assertEquals("ann", caller.getPrincipal().getName());
    assertEquals(Set.of("auditor"), caller.getRoles());
    assertEquals(Map.of(), caller.getAttributes());
  }

  @Test
  void a_token_is_not_trusted_longer_than_it_says() {
    ask(tokens, "Bearer a", ann(NOON.plusSeconds(10)));
    now = NOON.plusSeconds(9);
    ask(tokens, "Bearer a", ann(NOON.plusSeconds(10)));
    assertEquals(1, verifications);
    now = NOON.plusSeconds(10);
    assertThrows(AuthenticationFailedException.class, () -> ask(tokens, "Bearer a", refusal()));
    assertEquals(2, verifications);
  }

  @Test
  void another_letter_is_another_token() {
    ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    for (String other : Set.of("Bearer A", "bearer a", "Bearer a ", "Bearer  a", "Bearer aa")) {
      assertThrows(AuthenticationFailedException.class, () -> ask(tokens, other, refusal()));
    }
  }

  @Test
  void what_was_refused_is_verified_again() {
    assertThrows(AuthenticationFailedException.class, () -> ask(tokens, "Bearer a", refusal()));
    assertNull(ask(tokens, "Bearer a", Uni.createFrom().nullItem()));
    ask(tokens, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    assertEquals(3, verifications);
  }

  @Test
  void a_token_without_an_end_is_verified_each_time() {
    JwtClaims endless = claims();
    ask(tokens, "Bearer a", caller(endless));
    ask(tokens, "Bearer a", caller(endless));
    assertEquals(2, verifications);
  }

  @Test
  void a_token_that_is_bound_to_a_key_is_verified_each_time() {
    JwtClaims bound = claims();
    bound.setClaim("exp", NOON.plus(Duration.ofHours(1)).getEpochSecond());
    bound.setClaim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
    ask(tokens, "Bearer a", caller(bound));
    ask(tokens, "Bearer a", caller(bound));
    assertEquals(2, verifications);
  }

  @Test
  void credentials_that_do_not_hold_the_token_stand_for_nobody() {
    for (String other : Set.of("Basic YTpi", "Bearer ba", "a")) {
      ask(tokens, other, ann(NOON.plus(Duration.ofHours(1))));
      assertThrows(AuthenticationFailedException.class, () -> ask(tokens, other, refusal()));
    }
  }

  @Test
  void trusted_for_no_time_is_verified_each_time() {
    VerifiedTokens careful = tokens(Duration.ZERO, 10);
    ask(careful, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    ask(careful, "Bearer a", ann(NOON.plus(Duration.ofHours(1))));
    assertEquals(2, verifications);
  }

  private SecurityIdentity ask(
      VerifiedTokens asked, String credentials, Uni<SecurityIdentity> verification) {
    return asked
        .callerOf(
            credentials,
            () -> {
              verifications++;
              return verification;
            })
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static Uni<SecurityIdentity> ann(Instant expires) {
    JwtClaims claims = claims();
    claims.setClaim("exp", expires.getEpochSecond());
    return caller(claims);
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("ann");
    claims.setClaim("raw_token", "a");
    return claims;
  }

  private static Uni<SecurityIdentity> caller(JwtClaims claims) {
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                .addRole("auditor")
                .addAttribute("request", new Object())
                .build());
  }

  private static Uni<SecurityIdentity> refusal() {
    return Uni.createFrom().failure(new AuthenticationFailedException("no"));
  }
}
