package osa.deploy;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The Compose file keeps every rule, and every rule notices when the file is broken.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComposePolicyTest {

  @ParameterizedTest
  @EnumSource(ComposePolicy.class)
  void the_compose_file_keeps(ComposePolicy rule) throws IOException {
    assertEquals(List.of(), rule.broken(ComposeFile.read()));
  }

  /// Each line puts another text into the real file, once, and names the rules that must notice.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          image: postgres:18.6                  | image: postgres:latest              | PINNED_IMAGE
          image: postgres:18.6                  | image: postgres                     | PINNED_IMAGE
          image: haproxy:3.2.26                 | image: haproxy:3                    | PINNED_IMAGE
          user: "999:999"                       | user: "0:0"                         | ORDINARY_USER
          user: "99:99"                         | privileged: true                    | ORDINARY_USER NO_NEW_PRIVILEGES
          read_only: true                       | read_only: false                    | READ_ONLY_ROOT
          cap_drop: [ALL]                       | cap_drop: [NET_RAW]                 | NO_CAPABILITIES
          user: "99:99"                         | `{user: "99:99", cap_add: [NET_ADMIN]}` | NO_CAPABILITIES
          no-new-privileges:true                | no-new-privileges:false             | NO_NEW_PRIVILEGES
          - kafka-data:/var/lib/kafka/data      | - /srv/kafka:/var/lib/kafka/data    | NOTHING_OF_THE_HOST
          shm_size: 128m                        | pid: host                           | NOTHING_OF_THE_HOST
          pids_limit: 512                       | pids_limit: 0                       | LIMITED
          mem_limit: 192m                       | mem_reservation: 192m               | LIMITED
          cpus: 1.0                             | cpu_shares: 1                       | LIMITED
          max-size: 10m                         | mode: blocking                      | ROTATED_LOGS
          restart: unless-stopped               | restart: on-failure                 | RESTARTED_UNLESS_IT_ENDS
          healthcheck:                          | x-was-healthcheck:                  | HEALTH_CHECK
          `test: [CMD, /opt/osa/bin/probe]`     | test: [NONE]                        | HEALTH_CHECK
          stop_grace_period: 60s                | stop_signal: SIGTERM                | TIME_TO_STOP
          `postgres: {condition: service_healthy}` | postgres: {}                     | CONDITIONS_ON_DEPENDENCIES
          stop_signal: SIGINT                   | `ports: ["5432:5432"]`              | ONE_PUBLISHED_PORT
          networks: [edge]                      | networks: [edge, data]              | DATA_APART_FROM_THE_GATEWAY
          internal: true                        | internal: false                     | DATA_APART_FROM_THE_GATEWAY
          KC_DB_USERNAME: keycloak              | KC_DB_PASSWORD: keycloak            | NO_LITERAL_CREDENTIAL
          POSTGRES_PASSWORD_FILE: /run/secrets/postgres_admin | POSTGRES_PASSWORD: x  | NO_LITERAL_CREDENTIAL
          postgres:5432/keycloak                | postgres:5432/keycloak?password=x   | NO_LITERAL_CREDENTIAL
          http://keycloak:8080/auth/realms/osa/ | http://osa:osa@keycloak/            | NO_LITERAL_CREDENTIAL
          `secrets: [client_osa_record]`        | secrets: [client_osa_records]       | SECRETS_ARE_FILES
          file: ./secrets/keycloak_admin        | file: ./keycloak_admin              | SECRETS_ARE_FILES
          haproxy.cfg:ro                        | haproxy.cfg                         | CONFIGURATION_CANNOT_BE_WRITTEN
          """)
  void a_breach_is_noticed(String good, String bad, String rules) throws IOException {
    var text = Files.readString(ComposeFile.DEPLOY.resolve("compose.yaml"));
    var edit =
        bad.startsWith("{") ? bad.substring(1, bad.length() - 1).replace(", ", "\n    ") : bad;
    var broken = text.replaceFirst(Pattern.quote(good), edit.replace("$", "\\$"));
    assertNotEquals(text, broken, "nothing was broken");

    var noticed =
        ComposePolicy.allBroken(ComposeFile.parse(broken)).stream()
            .map(finding -> finding.replaceFirst(".* breaks ", ""))
            .collect(toSet());

    assertEquals(Set.of(rules.split(" ")), noticed);
  }

  /// A rule without a line above would be decoration.
  @ParameterizedTest
  @EnumSource(ComposePolicy.class)
  void every_rule_is_broken_once(ComposePolicy rule) throws Exception {
    var breaches =
        ComposePolicyTest.class
            .getDeclaredMethod("a_breach_is_noticed", String.class, String.class, String.class)
            .getAnnotation(CsvSource.class)
            .textBlock();
    assertTrue(breaches.contains(rule.name()));
  }

  @Test
  void the_images_that_are_ours_have_the_version_of_the_build() throws IOException {
    var pom = Files.readString(ComposeFile.DEPLOY.resolveSibling("pom.xml"));
    var version = Pattern.compile("<version>(.*)</version>").matcher(pom);
    assertTrue(version.find());
    for (var service : ComposeFile.read().services()) {
      var image = service.text("image");
      if (image.startsWith("osa/")) {
        assertTrue(image.endsWith(":${OSA_VERSION:-" + version.group(1) + "}"), image);
      }
    }
  }
}
