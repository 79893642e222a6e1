package osa.deploy.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import osa.launcher.Role;

/// Makes the drill's own people in Keycloak, one for each role, with passwords that nobody knows.
/// Works from inside, because the gateway lets nobody administer.
final class People {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final URI keycloak;
  private final String adminPassword;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param keycloak its own address with the path `/auth`
  People(URI keycloak, String adminPassword) {
    this.keycloak = keycloak;
    this.adminPassword = adminPassword;
  }

  static String nameOf(Role role) {
    return "drill-" + role.label();
  }

  /// @return the password
  String make(Role role) throws IOException, InterruptedException {
    byte[] noise = new byte[20];
    new SecureRandom().nextBytes(noise);
    String password = HexFormat.of().formatHex(noise);
    String token = adminToken();
    String name = nameOf(role);
    for (JsonNode known : send(token, "GET", "/users?exact=true&username=" + name, null)) {
      send(token, "DELETE", "/users/" + known.path("id").asText(), null);
    }
    send(
        token,
        "POST",
        "/users",
        Map.of(
            "username",
            name,
            "enabled",
            true,
            "firstName",
            "Drill",
            "lastName",
            role.label(),
            "email",
            name + "@osa.invalid",
            "emailVerified",
            true,
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false))));
    String id =
        send(token, "GET", "/users?exact=true&username=" + name, null).path(0).path("id").asText();
    JsonNode realmRole = send(token, "GET", "/roles/" + role.label(), null);
    send(token, "POST", "/users/" + id + "/role-mappings/realm", List.of(realmRole));
    return password;
  }

  private String adminToken() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&client_id=admin-cli&username=admin&password="
                        + adminPassword))
            .build();
    return answered(request).path("access_token").asText();
  }

  private JsonNode send(String token, String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return answered(
        HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/osa" + path))
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build());
  }

  private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s: %d %s"
              .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }
}
