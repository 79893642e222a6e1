package osa.deploy;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts and the Dockerfile beside the Compose file: run where they can run without an
/// engine, read where they can't.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilesOfDeployTest {

  private static final Path DEPLOY = ComposeFile.DEPLOY;

  @Test
  void secrets_are_made_once_and_for_those_alone_who_may_enter(@TempDir Path folder)
      throws Exception {
    assumeTrue(runs(folder, Map.of(), "openssl", "version") == 0, "openssl is not installed");
    var secrets = folder.resolve("secrets");
    var environment = Map.of("OSA_SECRETS", secrets.toString());

    assertEquals(0, runs(folder, environment, DEPLOY.resolve("secrets-init").toString()));

    assertEquals("rwx------", modeOf(secrets));
    var declared = new TreeSet<>(ComposeFile.read().section("secrets").keySet());
    declared.add("ca.pem");
    assertEquals(declared, new TreeSet<>(contents(secrets).keySet()));
    for (var name : declared) {
      assertEquals("r--r--r--", modeOf(secrets.resolve(name)), name);
      assertTrue(name.endsWith(".pem") || contents(secrets).get(name).matches("[A-Za-z0-9]{40}"));
    }
    assertEquals(
        declared.size(), contents(secrets).values().stream().collect(toSet()).size(), "all differ");

    var first = contents(secrets);
    Files.delete(secrets.resolve("keycloak"));
    assertEquals(0, runs(folder, environment, DEPLOY.resolve("secrets-init").toString()));
    var second = contents(secrets);
    assertFalse(first.get("keycloak").equals(second.get("keycloak")));
    second.put("keycloak", first.get("keycloak"));
    assertEquals(first, second);
  }

  /// A container sees the file that was there when it started, not the name.
  @Test
  void a_secret_that_is_renewed_stays_the_same_file(@TempDir Path folder) throws Exception {
    assumeTrue(runs(folder, Map.of(), "openssl", "version") == 0, "openssl is not installed");
    var environment = Map.of("OSA_SECRETS", folder.toString());
    var script = DEPLOY.resolve("secrets-init").toString();
    assertEquals(0, runs(folder, environment, script));
    for (var name : List.of("grant_service", "gateway.pem")) {
      var file = folder.resolve(name);
      var before = contents(folder);
      var place = Files.getAttribute(file, "unix:ino");

      assertEquals(0, runs(folder, environment, script, "--renew", name));

      assertEquals(place, Files.getAttribute(file, "unix:ino"));
      assertEquals("r--r--r--", modeOf(file));
      var after = contents(folder);
      assertFalse(before.get(name).equals(after.get(name)));
      after.keySet().removeAll(List.of(name, "ca.pem"));
      before.keySet().removeAll(List.of(name, "ca.pem"));
      assertEquals(before, after);
    }
    assertFalse(runs(folder, environment, script, "--renew", "no_such_secret") == 0);
  }

  @Test
  void secrets_and_local_settings_are_not_for_git() throws IOException {
    var ignored = Files.readAllLines(DEPLOY.resolveSibling(".gitignore"));
    assertTrue(ignored.containsAll(List.of("deploy/secrets/", "deploy/.env")));
  }

  @Test
  void scripts_have_no_finding_of_shellcheck() throws Exception {
    assumeTrue(
        runs(DEPLOY, Map.of(), "shellcheck", "--version") == 0, "shellcheck is not installed");
    List<String> line = new java.util.ArrayList<>(List.of("shellcheck", "--exclude=SC1091"));
    scripts().map(Path::toString).forEach(line::add);
    assertEquals(0, runs(DEPLOY, Map.of(), line.toArray(String[]::new)));
  }

  @Test
  void images_start_from_a_version_and_run_as_ordinary_users() throws IOException {
    var dockerfile = Files.readString(DEPLOY.resolve("Dockerfile"));
    var bases = Pattern.compile("(?m)^ARG (JRE|KEYCLOAK)=(\\S+)").matcher(dockerfile).results();
    assertEquals(
        List.of(true, true),
        bases.map(base -> base.group(2).matches("[a-z./-]+:[0-9]+\\.[0-9]+\\.\\S+")).toList());
    for (var stage : dockerfile.split("(?m)^(?=FROM )")) {
      if (stage.contains("ENTRYPOINT")) {
        var users = Pattern.compile("(?m)^USER (\\S+)").matcher(stage).results();
        var last = users.map(user -> user.group(1)).reduce("root", (_, user) -> user);
        assertTrue(last.matches("[1-9][0-9]*:[0-9]+"), stage.lines().findFirst().orElse(""));
        assertTrue(stage.contains("org.opencontainers.image.version"));
        assertTrue(stage.contains("/opt/osa/sbom"));
      }
    }
    assertFalse(Pattern.compile("(?m)^ADD |--mount=|<<").matcher(dockerfile).find());
  }

  /// Both hold the same number, because a body the gateway lets through should be the
  /// service's own.
  @Test
  void gateway_and_services_agree_on_the_largest_body() throws IOException {
    var services =
        Files.readString(
            DEPLOY.resolveSibling(
                "event-kernel/src/main/resources/META-INF/microprofile-config.properties"));
    assertTrue(services.contains("quarkus.http.limits.max-body-size=256K\n"));
    var gateway = Files.readString(DEPLOY.resolve("config/gateway/haproxy.cfg"));
    assertTrue(gateway.contains("content-length) gt " + 256 * 1024 + " }"));
  }

  /// Shell scripts are what says so in its first line.
  private static Stream<Path> scripts() throws IOException {
    try (var files = Files.walk(DEPLOY)) {
      return files
          .filter(file -> !DEPLOY.relativize(file).toString().matches("(secrets|target)/.*"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(Files::isRegularFile)
          .filter(FilesOfDeployTest::isScript)
          .toList()
          .stream();
    }
  }

  private static boolean isScript(Path file) {
    try (var bytes = Files.newInputStream(file)) {
      var start = new String(bytes.readNBytes(24), java.nio.charset.StandardCharsets.ISO_8859_1);
      return start.matches("(?s)#!/(usr/)?bin/(env )?(ba)?sh\\s.*");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new java.util.TreeMap<>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  /// @return the exit code; 127 when there is no such command
  private static int runs(Path folder, Map<String, String> environment, String... line)
      throws InterruptedException {
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes());
      int code = process.waitFor();
      if (code != 0) {
        System.out.println(said);
      }
      return code;
    } catch (IOException e) {
      return 127;
    }
  }
}
