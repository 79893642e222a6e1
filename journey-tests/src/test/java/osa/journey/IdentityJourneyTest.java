package osa.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import osa.launcher.Role;

/// The programme with people and programs of a real identity provider, who log in as they do in an
/// installation.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityJourneyTest {

  private static final String NEW_PASSWORD = "a-password-chosen-by-themselves";
  private static final Map<Role, JsonNode> PEOPLE = new EnumMap<>(Role.class);
  private static IdentityProvider provider;
  private static Programme programme;

  @BeforeAll
  static void people_log_in() throws Exception {
    provider = IdentityProvider.started();
    programme = Programme.trusting(provider.trust());
    for (Role role :
        List.of(Role.DESK_OFFICER, Role.BUDGET_OFFICER, Role.POLICY_MODELLER, Role.AUDITOR)) {
      String password = provider.add(role.label(), role.label());
      PEOPLE.put(role, provider.browser().login(role.label(), password, NEW_PASSWORD));
    }
  }

  /// A token lasts five minutes.
  @BeforeEach
  void log_in_again() {
    for (Role role : PEOPLE.keySet()) {
      JsonNode tokens = provider.browser().login(role.label(), NEW_PASSWORD, "");
      PEOPLE.put(role, tokens);
      programme.actAs(role, tokens.path("access_token").asText());
    }
  }

  @AfterAll
  static void stop() {
    programme.close();
    provider.close();
  }

  @Test
  @Order(1)
  void a_grant_goes_its_way_and_its_events_name_who_acted() {
    Countries.qualify(programme, "FJI");
    programme
        .create(
            BUDGET_SERVICE,
            Role.BUDGET_OFFICER,
            "/fiscal-years/2026/initial-appropriation",
            Map.of("amountJpy", 18_100_000_000L, "occurredOn", "2026-04-11"))
        .expect(201);

    GrantOverHttp grant =
        GrantOverHttp.candidate(programme, "FJI")
            .assessed("2026-05-01", "ELIGIBLE")
            .selected(2026, 600_000_000, "RESERVED");

    String subject = claims(accessToken(Role.DESK_OFFICER)).path("sub").asText();
    Answer events =
        programme.get(GRANT_SERVICE, Role.AUDITOR, "/grants/" + grant.id() + "/events").expect(200);
    assertEquals(subject, events.text("/items/0/actor"));
    assertTrue(provider.administer(0, "list").contains(subject), "who that is can be looked up");
  }

  @Test
  @Order(2)
  void a_token_says_what_services_need_and_no_more() {
    JsonNode claims = claims(accessToken(Role.AUDITOR));
    assertEquals("osa", claims.path("aud").asText());
    assertEquals("[\"auditor\"]", claims.path("groups").toString());
    for (String personal : List.of("name", "email", "preferred_username", "realm_access")) {
      assertTrue(claims.path(personal).isMissingNode(), personal);
    }
  }

  @Test
  @Order(2)
  void who_lacks_the_role_is_denied() {
    programme
        .create(BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/2026/closing", Map.of())
        .expect(403);
    programme.get(BUDGET_SERVICE, Role.AUDITOR, "/fiscal-years/2026").expect(200);
  }

  @Test
  @Order(2)
  void a_program_may_what_its_client_may() {
    asOperator(provider.program("osa-operations", IdentityProvider.OPERATIONS_SECRET));
    programme.get(GRANT_SERVICE, Role.OPERATOR, "/dead-letters").expect(200);
    programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").expect(403);

    String loader = provider.program("osa-record", IdentityProvider.RECORD_SECRET);
    assertEquals("service-account-osa-record", claims(loader).path("sub").asText());
    asOperator(loader);
    programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").expect(200);
    programme.get(GRANT_SERVICE, Role.OPERATOR, "/dead-letters").expect(403);

    assertEquals("", provider.program("osa-record", "${OSA_CLIENT_RECORD_SECRET}"));
  }

  @Test
  @Order(2)
  void other_tokens_of_the_same_provider_open_nothing() {
    for (String token :
        List.of(
            provider.administratorsToken(),
            PEOPLE.get(Role.AUDITOR).path("id_token").asText(),
            PEOPLE.get(Role.AUDITOR).path("refresh_token").asText())) {
      assertTrue(token.length() > 100);
      asOperator(token);
      programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").expect(401);
    }
  }

  @Test
  @Order(2)
  void there_is_one_way_in_for_people() {
    var password =
        Map.of("username", "auditor", "password", NEW_PASSWORD, "grant_type", "password");
    for (String client : List.of("osa-web", "admin-cli")) {
      var form = new HashMap<>(password);
      form.put("client_id", client);
      assertTrue(provider.tokens(form).has("error"), client);
    }
    var elsewhere = new HashMap<>(Browser.challenge("x".repeat(50)));
    elsewhere.put("redirect_uri", "https://elsewhere.test/");
    assertEquals(400, provider.browser().ask(elsewhere).statusCode());
    var withoutProof = provider.browser().ask(Map.of());
    assertTrue(
        withoutProof.headers().firstValue("Location").orElse("").contains("error=invalid_request"),
        withoutProof::body);
  }

  @Test
  @Order(2)
  void who_loses_a_role_or_is_locked_out_may_no_more() {
    String password = provider.add("somebody", "auditor");
    provider.administer(0, "revoke", "somebody", "auditor");
    provider.administer(0, "grant", "somebody", "operator");
    JsonNode tokens = provider.browser().login("somebody", password, NEW_PASSWORD);
    assertEquals(
        "[\"operator\"]", claims(tokens.path("access_token").asText()).path("groups").toString());
    assertEquals("operator", provider.administer(0, "roles", "somebody"));

    provider.administer(0, "lock", "somebody");
    refused("somebody", NEW_PASSWORD);
    provider.administer(0, "unlock", "somebody");
    String another = provider.administer(0, "password", "somebody");
    refused("somebody", NEW_PASSWORD);
    provider.browser().login("somebody", another, NEW_PASSWORD + "-2");
  }

  private static void refused(String name, String password) {
    assertThrows(Browser.Refused.class, () -> provider.browser().login(name, password, ""));
  }

  @Test
  @Order(2)
  void a_mistake_of_the_administrator_is_refused_with_what_to_do() {
    assertTrue(provider.administer(1, "add", "x", "boss").contains("the roles are: desk-officer"));
    assertTrue(provider.administer(1, "lock", "nobody-there").contains("deploy/user list"));
    assertTrue(provider.administer(1, "add", "desk-officer", "auditor").contains("exists"));
  }

  @Test
  @Order(3)
  void while_the_provider_is_away_tokens_stay_good_and_services_start() throws Exception {
    provider.stop();
    asOperator(accessToken(Role.DESK_OFFICER));
    programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").expect(200);
    programme.stack().restart(GRANT_SERVICE);
    assertTrue(programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").status() >= 400);

    provider.start();
    log_in_again();
    asOperator(accessToken(Role.DESK_OFFICER));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> programme.get(GRANT_SERVICE, Role.OPERATOR, "/grants").status() == 200);
  }

  /// The programme's operator is whoever a test needs.
  private static void asOperator(String token) {
    programme.actAs(Role.OPERATOR, token);
  }

  private static String accessToken(Role role) {
    return PEOPLE.get(role).path("access_token").asText();
  }

  private static JsonNode claims(String token) {
    return IdentityProvider.json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
  }
}
