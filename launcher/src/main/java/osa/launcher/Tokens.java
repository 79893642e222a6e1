package osa.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Mints the JSON Web Tokens (RFC 7519, RS256) of the embedded default, where no identity
/// provider runs. The claims are those the services ask of any provider.
public final class Tokens {
  static final String ISSUER = "https://osa.local";
  static final String AUDIENCE = "osa";
  static final Duration LIFETIME = Duration.ofHours(12);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SigningKey key;
  private final Clock clock;

  Tokens(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /// Tokens that are signed with the key kept in a state folder.
  public static Tokens in(Path stateFolder) {
    return in(StateFolder.open(stateFolder));
  }

  static Tokens in(StateFolder state) {
    return new Tokens(SigningKey.in(state), Clock.systemUTC());
  }

  /// @return a token for twelve hours
  /// @param subject who acts; it is recorded as the actor of every event
  /// @param roles what they may do; none is a valid token that opens nothing
  public String mint(String subject, Role... roles) {
    var now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", subject);
    claims.put("groups", Arrays.stream(roles).map(Role::label).toList());
    claims.put("iat", now);
    claims.put("exp", now + LIFETIME.toSeconds());
    var content = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
    return content + "." + base64(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
  }

  /// What a service is told in order to trust these tokens.
  Map<String, String> trust() {
    return Map.of(
        "QUARKUS_OIDC_PUBLIC_KEY", key.publicKey(),
        "QUARKUS_OIDC_TOKEN_ISSUER", ISSUER,
        "QUARKUS_OIDC_TOKEN_AUDIENCE", AUDIENCE);
  }

  private static String part(Map<String, Object> content) {
    try {
      return base64(JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
