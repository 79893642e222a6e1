package osa.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osa.doctor.Site.Instance;
import osa.doctor.check.Backups;
import osa.doctor.check.Certificate;
import osa.doctor.check.SecretFiles;
import osa.launcher.Refusal;

/// What there is to look at with Docker Compose, and the checks that need files only.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComposeSiteTest {

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void make_secrets() throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    environment.put("OSA_SECRETS", secrets.toString());
    environment.put("OSA_BACKUPS", folder.resolve("backups").toString());
    put("osa_monitor", "0123456789abcdef0123");
    for (String name : ComposeSite.from(environment).secrets().expected()) {
      put(name, "0123456789abcdef0123");
    }
  }

  @Test
  void the_three_services_are_where_the_compose_file_has_them() {
    Site site = ComposeSite.from(environment);
    assertEquals(
        List.of("grant-service", "budget-service", "eligibility-service"),
        site.instances().stream().map(Instance::name).toList());
    assertEquals(
        "jdbc:postgresql://postgres:5432/budget_service",
        site.database("budget-service").jdbcUrl());
    assertEquals("osa_monitor", site.database("budget-service").looker().toString());
    assertEquals("kafka:9092", site.bootstrapServers());
  }

  @Test
  void replicas_belong_to_their_service() {
    environment.put("OSA_INSTANCES", "grant-service=http://a:1  grant-service-2=http://b:2");
    assertEquals(
        List.of("grant-service", "grant-service"),
        ComposeSite.from(environment).instances().stream().map(Instance::service).toList());
  }

  @Test
  void without_a_password_to_look_with_it_says_what_to_do() throws Exception {
    Files.delete(folder.resolve("secrets/osa_monitor"));
    var refusal = assertThrows(Refusal.class, () -> ComposeSite.from(environment));
    assertTrue(refusal.getMessage().contains("deploy/secrets-init"), refusal.getMessage());
  }

  @Test
  void sound_secrets_have_no_finding() throws Exception {
    assertEquals(List.of(), look(new SecretFiles()));
  }

  @Test
  void a_secret_that_is_missing_empty_guessed_or_writable_by_all_is_found() throws Exception {
    Files.delete(folder.resolve("secrets/keycloak_admin"));
    put("osa_backup", "");
    put("postgres_admin", "postgres");
    Files.setPosixFilePermissions(
        folder.resolve("secrets/keycloak"), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertEquals(
        List.of(
            "postgres_admin can be guessed",
            "osa_backup is empty",
            "keycloak is open to everybody on this machine",
            "keycloak_admin is not there"),
        look(new SecretFiles()));
  }

  @Test
  void a_readable_secret_in_a_folder_that_all_may_enter_is_found() throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        folder.resolve("secrets/osa_backup"), PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(
        List.of("osa_backup is open to everybody on this machine"), look(new SecretFiles()));
  }

  @Test
  void a_certificate_that_is_good_for_long_has_no_finding() throws Exception {
    putCertificate(Duration.ZERO, 90);
    assertEquals(List.of(), look(new Certificate()));
  }

  @Test
  void a_certificate_that_ended_that_ends_soon_or_that_is_not_valid_yet_is_found()
      throws Exception {
    putCertificate(Duration.ofDays(-100), 90);
    assertTrue(look(new Certificate()).getFirst().startsWith("gateway.pem ended on "));
    putCertificate(Duration.ofDays(-80), 90);
    assertTrue(look(new Certificate()).getFirst().matches("gateway.pem ends in (9|10) days"));
    putCertificate(Duration.ofDays(2), 90);
    assertTrue(look(new Certificate()).getFirst().startsWith("gateway.pem is not valid before "));
  }

  @Test
  void a_certificate_without_its_key_and_a_file_without_a_certificate_are_found() throws Exception {
    putCertificate(Duration.ZERO, 90);
    var pem = Files.readString(folder.resolve("secrets/gateway.pem"));
    put("gateway.pem", pem.substring(0, pem.indexOf("-----BEGIN PRIVATE")));
    assertEquals(List.of("gateway.pem holds no private key"), look(new Certificate()));
    put("gateway.pem", "-----BEGIN PRIVATE KEY-----\n");
    assertEquals(List.of("gateway.pem holds no certificate"), look(new Certificate()));
    Files.delete(folder.resolve("secrets/gateway.pem"));
    assertEquals(List.of("gateway.pem is not there"), look(new Certificate()));
  }

  @Test
  void of_the_backups_the_latest_complete_one_counts() throws Exception {
    backup("20260101T000000Z", Duration.ofDays(3), true);
    backup("20260103T000000Z", Duration.ofHours(1), false);
    assertEquals(Duration.ofDays(3).toHours(), age());
    backup("20260102T000000Z", Duration.ofHours(2), true);
    assertEquals(2, age());
  }

  private long age() throws IOException {
    Instant last = Backups.last(folder.resolve("backups")).orElseThrow();
    return Duration.between(last, Instant.now().plusSeconds(60)).toHours();
  }

  private void backup(String name, Duration age, boolean complete) throws IOException {
    Path backup = Files.createDirectories(folder.resolve("backups").resolve(name));
    if (complete) {
      Path mark = Files.createFile(backup.resolve("complete"));
      Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(age)));
    }
  }

  private List<String> look(Check check) throws Exception {
    Site site = ComposeSite.from(environment);
    return check.look(new Visit(site, Limits.STANDARD, InstantSource.system())).findings().stream()
        .map(finding -> finding.subject() + " " + finding.what())
        .toList();
  }

  private void put(String name, String secret) throws IOException {
    Path file = folder.resolve("secrets").resolve(name);
    Files.writeString(file, secret, StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /// Made with the JDK's own tool, valid from some days from now on.
  private void putCertificate(Duration from, int days) throws Exception {
    Path store = folder.resolve("store.p12");
    Files.deleteIfExists(store);
    keytool(
        "-genkeypair -alias a -keyalg EC -storetype PKCS12 -dname CN=localhost -keystore "
            + store
            + " -storepass 0123456789 -startdate %+dd -validity %d".formatted(from.toDays(), days));
    var certificate =
        keytool("-exportcert -rfc -alias a -keystore " + store + " -storepass 0123456789");
    put(
        "gateway.pem",
        certificate + "-----BEGIN PRIVATE KEY-----\nnot looked into\n-----END PRIVATE KEY-----\n");
  }

  private static String keytool(String arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(arguments.split(" ")));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, process.waitFor(), said);
    return said.substring(Math.max(0, said.indexOf("-----BEGIN")));
  }
}
