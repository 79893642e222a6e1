package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A real Keycloak with the realm of `deploy/`, as a process on the loopback address. As behind a
/// gateway, it is known to the world by another address than the one it is reached at.
final class IdentityProvider implements AutoCloseable {

  static final String PUBLIC_URL = "https://osa.test";
  static final String RECORD_SECRET = "record-of-a-test";
  static final String OPERATIONS_SECRET = "operations-of-a-test";

  private static final Path HOME = Path.of(System.getProperty("osa.home", ".."));
  private static final Path KEYCLOAK = Path.of(System.getProperty("osa.keycloak"));
  private static final Duration START_MAX = Duration.ofMinutes(8);
  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "administrator-of-a-test";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();
  private Process process;

  /// One that knows nobody yet.
  static IdentityProvider started() throws IOException {
    forget(KEYCLOAK.resolve("data"));
    Path realm = Files.createDirectories(KEYCLOAK.resolve("data/import"));
    Files.copy(
        HOME.resolve("deploy/config/keycloak/realm-osa.json"),
        realm.resolve("realm-osa.json"),
        StandardCopyOption.REPLACE_EXISTING);
    IdentityProvider provider = new IdentityProvider();
    provider.start();
    return provider;
  }

  /// Starts it again with all it knew.
  void start() throws IOException {
    var builder =
        new ProcessBuilder(
            "bash",
            KEYCLOAK.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-relative-path=/auth",
            "--hostname=" + PUBLIC_URL + "/auth");
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "OSA_PUBLIC_URL", PUBLIC_URL,
                "OSA_CLIENT_RECORD_SECRET", RECORD_SECRET,
                "OSA_CLIENT_OPERATIONS_SECRET", OPERATIONS_SECRET));
    builder.redirectErrorStream(true).redirectOutput(KEYCLOAK.resolve("log.txt").toFile());
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    Awaitility.await()
        .atMost(START_MAX)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(KEYCLOAK.resolve("log.txt")));
    }
  }

  void stop() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a service is told of it: where its keys are, and whom it calls itself.
  Map<String, String> trust() {
    return Map.of(
        "QUARKUS_OIDC_AUTH_SERVER_URL", address() + "/realms/osa",
        "QUARKUS_OIDC_DISCOVERY_ENABLED", "false",
        "QUARKUS_OIDC_JWKS_PATH", "/protocol/openid-connect/certs",
        "QUARKUS_OIDC_TOKEN_ISSUER", PUBLIC_URL + "/auth/realms/osa",
        "QUARKUS_OIDC_TOKEN_AUDIENCE", "osa");
  }

  /// A browser that knows nothing yet.
  Browser browser() {
    return new Browser(http, address());
  }

  /// Adds somebody as an administrator does.
  ///
  /// @return the password for the first login
  String add(String name, String... roles) {
    var arguments = new ArrayList<>(List.of("add", name));
    arguments.addAll(List.of(roles));
    return administer(0, arguments.toArray(String[]::new)).lines().reduce((_, last) -> last).get();
  }

  /// Runs `deploy/user`.
  ///
  /// @return what it said
  String administer(int exitCode, String... arguments) {
    var line = new ArrayList<>(List.of(HOME.resolve("deploy/user").toString()));
    line.addAll(List.of(arguments));
    try {
      Path password = KEYCLOAK.resolve("data/admin.password");
      Files.writeString(password, ADMIN_PASSWORD);
      var builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of(
                  "JAVA_HOME", System.getProperty("java.home"),
                  "OSA_KCADM", KEYCLOAK.resolve("bin/kcadm.sh").toString(),
                  "OSA_KEYCLOAK", address(),
                  "OSA_KEYCLOAK_PASSWORD", password.toString()));
      Process run = builder.start();
      run.getOutputStream().close();
      String said = new String(run.getInputStream().readAllBytes());
      run.waitFor(5, TimeUnit.MINUTES);
      assertEquals(exitCode, run.exitValue(), said);
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Asks for tokens.
  JsonNode tokens(Map<String, String> form) {
    return tokens("osa", form);
  }

  private JsonNode tokens(String realm, Map<String, String> form) {
    String path = "/realms/" + realm + "/protocol/openid-connect/token";
    return json(browser().post(address() + path, form).body());
  }

  /// The token of a program.
  String program(String client, String secret) {
    return tokens(
            Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret))
        .path("access_token")
        .asText();
  }

  /// A token of the same provider that is not for us.
  String administratorsToken() {
    Map<String, String> login = new HashMap<>();
    login.put("grant_type", "password");
    login.put("client_id", "admin-cli");
    login.put("username", ADMIN);
    login.put("password", ADMIN_PASSWORD);
    return tokens("master", login).path("access_token").asText();
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private boolean answers() {
    try {
      String keys = "/realms/osa/protocol/openid-connect/certs";
      return browser().get(address() + keys).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private String address() {
    return "http://127.0.0.1:" + port + "/auth";
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
