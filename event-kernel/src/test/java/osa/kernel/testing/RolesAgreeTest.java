package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.launcher.Role;

/// The roles are the same ones in the launcher, in the tables of `docs/security.md` and in the
/// realm, and the realm has nothing that ought to be a secret.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolesAgreeTest {

  private static final Path HOME = Path.of(System.getProperty("osa.home", ".."));
  private static final Set<String> ROLES =
      new TreeSet<>(Arrays.stream(Role.values()).map(Role::label).toList());

  @ParameterizedTest
  @ValueSource(strings = {"grant-service", "budget-service", "eligibility-service"})
  void the_table_has_a_column_for_each_role(String service) {
    assertEquals(ROLES, new TreeSet<>(RoleTable.of(service).roles()));
  }

  @Test
  void the_realm_has_the_roles() throws Exception {
    assertEquals(ROLES, new TreeSet<>(texts(realm().at("/roles/realm"), "name")));
  }

  @Test
  void the_realm_knows_no_person_and_no_secret() throws Exception {
    for (JsonNode user : realm().path("users")) {
      assertEquals(
          "service-account-" + user.path("serviceAccountClientId").asText(),
          user.path("username").asText());
      assertFalse(user.has("credentials"));
    }
    for (JsonNode client : realm().path("clients")) {
      String name = client.path("clientId").asText();
      boolean open = client.path("publicClient").asBoolean() || !client.path("enabled").asBoolean();
      assertEquals(open, !client.has("secret"), name);
      assertFalse(client.path("directAccessGrantsEnabled").asBoolean(true), name);
      assertFalse(client.path("implicitFlowEnabled").asBoolean(true), name);
      if (client.has("secret")) {
        assertEquals("${", client.path("secret").asText().substring(0, 2), name);
      }
    }
  }

  @Test
  void a_table_is_read_as_it_stands() {
    var table =
        RoleTable.read(
            List.of(
                "### Every service",
                "| operation | nobody | clerk | boss |",
                "| --- | --- | --- | --- |",
                "| `GET /open` | yes | yes | yes |",
                "### one-service",
                "| operation | nobody | clerk | boss |",
                "| `POST /a/{b}` | | | yes |",
                "### other-service",
                "| operation | nobody | clerk | boss |",
                "| `GET /other` | | yes | |"),
            "one-service");
    assertEquals(List.of("clerk", "boss"), table.roles());
    assertEquals(
        Map.of("GET /open", Set.of("nobody", "clerk", "boss"), "POST /a/{b}", Set.of("boss")),
        table.allowed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"| `GET /a` | | no |", "| `GET /a` | |", "| `GET /a` | | |\n| `GET /a` | | |"})
  void a_table_that_says_nothing_clear_is_refused(String rows) {
    String text = "### one-service\n| operation | nobody | clerk |\n" + rows;
    assertThrows(AssertionError.class, () -> RoleTable.read(text.lines().toList(), "one-service"));
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.findValuesAsText(field);
  }

  private static JsonNode realm() throws Exception {
    return new ObjectMapper()
        .readTree(Files.readString(HOME.resolve("deploy/config/keycloak/realm-osa.json")));
  }
}
