package osa.kernel.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Real signed tokens for tests, verified by the service like anybody's.
public final class TestTokens {

  private static final String ISSUER = "https://issuer.test";
  private static final String AUDIENCE = "osa";
  static final KeyPair KEYS = newKeys();
  static final KeyPair STRANGER = newKeys();

  private TestTokens() {}

  static Map<String, String> settings() {
    return Map.of(
        "quarkus.oidc.public-key",
        Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
        "quarkus.oidc.token.issuer",
        ISSUER,
        "quarkus.oidc.token.audience",
        AUDIENCE);
  }

  /// A token of a person with these roles; the subject is `test-` and the first role.
  public static String withRoles(String... roles) {
    return token("test-" + roles[0], Set.of(roles), Duration.ofMinutes(30), AUDIENCE, KEYS);
  }

  public static String expired(String role) {
    return token("test-" + role, Set.of(role), Duration.ofHours(-1), AUDIENCE, KEYS);
  }

  public static String forAnotherAudience(String role) {
    return token("test-" + role, Set.of(role), Duration.ofMinutes(30), "elsewhere", KEYS);
  }

  public static String signedByAStranger(String role) {
    return token("test-" + role, Set.of(role), Duration.ofMinutes(30), AUDIENCE, STRANGER);
  }

  /// What a good token says.
  static Map<String, Object> claims(String subject, List<String> roles) {
    long now = System.currentTimeMillis() / 1000;
    return Map.of(
        "iss", ISSUER,
        "aud", AUDIENCE,
        "sub", subject,
        "groups", roles,
        "iat", now,
        "exp", now + Duration.ofMinutes(30).toSeconds());
  }

  private static String token(
      String subject, Set<String> roles, Duration lifetime, String audience, KeyPair keys) {
    long now = System.currentTimeMillis() / 1000;
    return Jwt.issuer(ISSUER)
        .audience(audience)
        .subject(subject)
        .groups(roles)
        .issuedAt(now - Duration.ofHours(2).toSeconds())
        .expiresAt(now + lifetime.toSeconds())
        .jws()
        .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.RS256)
        .sign(keys.getPrivate());
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
