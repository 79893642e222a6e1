package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokensTest {
  private static final Instant NOW = Instant.parse("2026-01-15T00:00:00Z");

  private static StateFolder state;
  private static Tokens tokens;

  @BeforeAll
  static void first_start(@TempDir Path folder) {
    state = StateFolder.open(folder);
    tokens = tokensOf(state);
  }

  @Test
  void a_token_verifies_with_the_public_key_the_services_get() throws Exception {
    assertTrue(verifies(tokens.mint("desk-officer", Role.DESK_OFFICER)));
  }

  @Test
  void a_token_whose_claims_were_changed_does_not_verify() throws Exception {
    var parts = tokens.mint("auditor", Role.AUDITOR).split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var forged = claims.replace("auditor", "approver").getBytes(StandardCharsets.UTF_8);
    parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);

    assertFalse(verifies(String.join(".", parts)));
  }

  @Test
  void the_claims_are_those_the_services_ask_for() throws Exception {
    var claims = claims(tokens.mint("record-loader", Role.APPROVER, Role.AUDITOR));

    assertEquals("https://osa.local", claims.get("iss").asText());
    assertEquals("osa", claims.get("aud").asText());
    assertEquals("record-loader", claims.get("sub").asText());
    assertEquals("[\"approver\",\"auditor\"]", claims.get("groups").toString());
    assertEquals(NOW.getEpochSecond(), claims.get("iat").asLong());
    assertEquals(NOW.getEpochSecond() + 12 * 3600, claims.get("exp").asLong());
  }

  @Test
  void the_key_survives_a_restart_and_is_readable_by_its_owner_only() throws Exception {
    var later = tokensOf(state);

    assertEquals(tokens.trust(), later.trust());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(state.key("token-signing.key"))));
  }

  @Test
  void a_key_file_that_is_no_key_is_refused_in_words(@TempDir Path folder) throws Exception {
    var broken = StateFolder.open(folder);
    Files.writeString(broken.key("token-signing.key"), "not a key");

    var refusal = assertThrows(Refusal.class, () -> tokensOf(broken));
    assertTrue(refusal.getMessage().contains("is no RSA key"), refusal.getMessage());
  }

  @Test
  void an_unknown_role_is_refused_with_the_list_of_roles() {
    var refusal = assertThrows(Refusal.class, () -> Role.ofLabel("minister"));

    assertEquals(
        "There is no role named minister; the roles are desk-officer, approver, budget-officer,"
            + " policy-modeller, policy-approver, auditor, operator.",
        refusal.getMessage());
  }

  private static Tokens tokensOf(StateFolder state) {
    return new Tokens(SigningKey.in(state), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private boolean verifies(String token) throws Exception {
    var publicKey = Base64.getDecoder().decode(tokens.trust().get("QUARKUS_OIDC_PUBLIC_KEY"));
    var parts = token.split("\\.");
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static JsonNode claims(String token) throws Exception {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
