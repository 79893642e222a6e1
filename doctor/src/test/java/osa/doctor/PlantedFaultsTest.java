package osa.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.doctor.Planting.alterRetention;
import static osa.doctor.Planting.empty;
import static osa.doctor.Planting.findings;
import static osa.doctor.Planting.has;
import static osa.doctor.Planting.sendGarbage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import osa.doctor.Site.Disk;
import osa.launcher.PartName;
import osa.launcher.Stack;
import osa.launcher.Whereabouts;

/// A real stack, in which one thing after the other is broken and mended. The doctor finds each,
/// and when all is mended nothing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlantedFaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Nothing here is old enough for the usual bounds.
  private static final Limits IMPATIENT =
      new Limits(
          Limits.STANDARD.clockApart(),
          Limits.STANDARD.diskFreeMin(),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          80,
          Limits.STANDARD.certificateLeftMin(),
          Limits.STANDARD.backupAgeMax());

  private static Stack stack;
  private static Site site;
  private static boolean pastMending;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = Stack.onFreePorts(folder).startAll();
    site = EmbeddedSite.of(Whereabouts.in(folder));
    // So that there is something in a log and in a topic.
    sendGarbage(site, "osa.grant.v1");
    discardDeadLetters();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  /// Whatever a test broke it mended, or this one fails.
  @AfterEach
  void nothing_is_left() throws Exception {
    if (!pastMending) {
      awaitFindings(site, Limits.STANDARD, List::isEmpty);
    }
  }

  @Test
  @Order(0)
  void a_sound_installation_has_no_finding_and_all_of_it_is_looked_at() throws Exception {
    awaitFindings(site, Limits.STANDARD, List::isEmpty);
    var report = examine(site, Limits.STANDARD);
    assertEquals(Report.SOUND, report.exitCode(), report.text());
    assertTrue(report.json().contains("\"sound\" : true"), report.json());
  }

  @Test
  void a_service_that_was_killed() throws Exception {
    stack.kill(PartName.BUDGET_SERVICE);
    try {
      awaitFinding("services", "budget-service", "does not answer");
      awaitFinding("relays", "budget-service", "no process of it runs the relay");
      awaitFinding("listeners", "budget-service", "no process of it listens");
    } finally {
      stack.start(PartName.BUDGET_SERVICE);
    }
  }

  @Test
  void a_message_that_waits_for_a_receiver_that_is_away() throws Exception {
    stack.kill(PartName.ELIGIBILITY_SERVICE);
    try {
      sendGarbage(site, "osa.grant.v1");
      awaitFinding("listeners", "eligibility-service", "messages wait for longer than 1 s");
    } finally {
      stack.start(PartName.ELIGIBILITY_SERVICE);
    }
    discardDeadLetters();
  }

  @Test
  void an_event_that_was_not_told_because_a_transaction_was_forgotten() throws Exception {
    try (Connection forgotten = stack.administratorOf(PartName.GRANT_SERVICE)) {
      forgotten.setAutoCommit(false);
      try (Statement statement = forgotten.createStatement()) {
        statement.execute("SELECT pg_current_xact_id()");
        awaitFinding("transactions", "osa in grant_service", "holds back all readers of the logs");
        sendGarbage(site, "osa.budget.v1");
        awaitFinding("relays", "grant-service", "events are not told");
      }
      forgotten.rollback();
    }
    as(PartName.GRANT_SERVICE, "UPDATE rm_dead_letter SET status = 'DISCARDED'");
  }

  @Test
  void a_session_that_waits_for_what_another_has_locked() throws Exception {
    try (Connection holder = stack.administratorOf(PartName.BUDGET_SERVICE);
        Connection waiter = stack.administratorOf(PartName.BUDGET_SERVICE)) {
      holder.setAutoCommit(false);
      waiter.setAutoCommit(false);
      execute(holder, "LOCK TABLE es_idempotency IN SHARE MODE");
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> execute(waiter, "LOCK TABLE es_idempotency IN ROW EXCLUSIVE MODE"));
      awaitFinding("transactions", "osa in budget_service", "has locked");
      holder.rollback();
      waiting.join();
      waiter.rollback();
    }
  }

  @Test
  void connections_that_run_out() throws Exception {
    List<Connection> open = new ArrayList<>();
    try {
      while (open.size() < 62) {
        open.add(stack.administratorOf(PartName.GRANT_SERVICE));
      }
      awaitFinding("connections", "postgres", "connections are taken, most by osa with");
    } finally {
      for (Connection one : open) {
        one.close();
      }
    }
  }

  @Test
  void a_trigger_that_was_switched_off() throws Exception {
    as(PartName.GRANT_SERVICE, "ALTER TABLE es_event DISABLE TRIGGER es_event_append_only");
    assertFinding("append only", "grant-service", "the trigger that refuses to change events");
    as(PartName.GRANT_SERVICE, "ALTER TABLE es_event ENABLE TRIGGER es_event_append_only");
  }

  @Test
  void a_service_that_works_as_a_superuser() throws Exception {
    as(PartName.GRANT_SERVICE, "ALTER ROLE budget_service SUPERUSER");
    assertFinding("append only", "budget-service", "works as a superuser");
    as(PartName.GRANT_SERVICE, "ALTER ROLE budget_service NOSUPERUSER");
  }

  @Test
  void a_service_that_was_given_the_right_to_change_events() throws Exception {
    as(PartName.BUDGET_SERVICE, "GRANT UPDATE, DELETE ON es_event TO budget_service");
    assertFinding("append only", "budget-service", "has the right to UPDATE, DELETE events");
    as(PartName.BUDGET_SERVICE, "REVOKE UPDATE, DELETE ON es_event FROM budget_service");
  }

  @Test
  void a_service_that_owns_its_log() throws Exception {
    as(PartName.BUDGET_SERVICE, "GRANT budget_service_owner TO budget_service");
    assertFinding("append only", "budget-service", "works as the owner of its log");
    as(PartName.BUDGET_SERVICE, "REVOKE budget_service_owner FROM budget_service");
  }

  @Test
  void a_migration_that_failed_one_that_was_changed_and_one_that_is_missing() throws Exception {
    var history = "UPDATE flyway_schema_history SET ";
    as(PartName.GRANT_SERVICE, history + "success = false WHERE script LIKE '%V4%'");
    as(PartName.BUDGET_SERVICE, history + "checksum = checksum + 1 WHERE script LIKE '%V1\\_%'");
    as(PartName.ELIGIBILITY_SERVICE, history + "script = replace(script, 'V100', 'x')");
    assertFinding("migrations", "grant-service", "V4__positions.sql failed");
    assertFinding("migrations", "budget-service", "V1__event_store.sql is not what was applied");
    assertFinding(
        "migrations", "eligibility-service", "V100__eligibility_views.sql was not applied");
    as(PartName.GRANT_SERVICE, history + "success = true WHERE script LIKE '%V4%'");
    as(PartName.BUDGET_SERVICE, history + "checksum = checksum - 1 WHERE script LIKE '%V1\\_%'");
    as(PartName.ELIGIBILITY_SERVICE, history + "script = replace(script, '/x', '/V100')");
  }

  @Test
  void a_migration_of_a_later_version() throws Exception {
    as(
        PartName.GRANT_SERVICE,
        """
        INSERT INTO flyway_schema_history
        SELECT 999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true
        """);
    assertFinding("migrations", "grant-service", "V999__later.sql is of a later version");
    as(PartName.GRANT_SERVICE, "DELETE FROM flyway_schema_history WHERE installed_rank = 999");
  }

  @Test
  void a_topic_that_forgets() throws Exception {
    alterRetention(site, "osa.budget.v1", "3600000");
    awaitFinding("topics", "osa.budget.v1", "keeps messages for 3600000 ms");
    alterRetention(site, "osa.budget.v1", "-1");
  }

  @Test
  void a_database_that_was_brought_back_alone() throws Exception {
    as(
        PartName.BUDGET_SERVICE,
        "INSERT INTO es_seen VALUES ('osa.grant.v1', 99, 9000000000, 9000000000)");
    assertFinding("moments", "budget-service", "the databases are of different moments");
    as(PartName.BUDGET_SERVICE, "DELETE FROM es_seen WHERE partition = 99");
  }

  @Test
  void a_relay_that_believes_to_have_told_more_than_there_is() throws Exception {
    var move = "UPDATE es_checkpoint SET transaction_id = transaction_id %s 8000000000";
    as(PartName.BUDGET_SERVICE, move.formatted("+"));
    assertFinding("moments", "budget-service", "new events will not be told");
    as(PartName.BUDGET_SERVICE, move.formatted("-"));
  }

  @Test
  void a_kafka_that_lost_what_was_told() throws Exception {
    empty(site, "osa.budget.v1");
    assertFinding("moments", "osa.budget.v1", "Kafka has lost messages");
    // Here the next event mends it, because nobody had to hear those that are lost.
    sendGarbage(site, "osa.grant.v1");
    discardDeadLetters();
  }

  @Test
  void a_secret_that_all_can_read_one_that_is_guessed_and_one_that_is_gone() throws Exception {
    var key = site.secrets().folder().resolve("token-signing.key");
    var passwords = site.secrets().folder().resolve("postgres.properties");
    var signing = Files.readString(key);
    var kept = Files.readString(passwords);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertFinding("secrets", "token-signing.key", "is open to everybody");
    Files.delete(key);
    Files.writeString(passwords, "changeme");
    assertFinding("secrets", "token-signing.key", "is not there");
    assertFinding("secrets", "postgres.properties", "can be guessed");
    Files.writeString(passwords, kept);
    Files.writeString(key, signing);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_clock_that_is_wrong() throws Exception {
    var anHourAhead = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
    var found = findings(new Visit(site, Limits.STANDARD, anHourAhead));
    assertEquals(
        Set.of(
            "clocks grant-service",
            "clocks budget-service",
            "clocks eligibility-service",
            "clocks postgres"),
        new TreeSet<>(found.stream().map(line -> line.split(":")[0]).toList()),
        found::toString);
  }

  @Test
  void a_disk_that_is_full_and_one_that_is_not_there() throws Exception {
    // A file system of the kernel's own has no room for anybody.
    var disks = List.of(new Disk("full", Path.of("/proc")), new Disk("gone", Path.of("/no/disk")));
    var broken = with(disks, Optional.empty(), Optional.empty());
    assertTrue(has(found(broken), "disk", "full", "is full"), () -> "full");
    assertTrue(has(found(broken), "disk", "gone", "is not there"), () -> "gone");
  }

  @Test
  void no_backup_and_no_archive(@TempDir Path backups) throws Exception {
    var broken = with(site.disks(), Optional.empty(), Optional.of(backups));
    assertTrue(has(found(broken), "backups", "backups", "there is none"));
    assertTrue(has(found(broken), "backups", "archive", "is off"));
  }

  /// The last one, because partitions can't be taken away again.
  @Test
  @Order(Integer.MAX_VALUE)
  void a_topic_with_other_partitions_and_one_that_is_gone() throws Exception {
    pastMending = true;
    try (var admin = Messages.admin(site)) {
      admin.createPartitions(Map.of("osa.budget.v1", NewPartitions.increaseTo(7))).all().get();
      awaitFinding("topics", "osa.budget.v1", "has 7 partitions and should have 6");
      PartName.services().forEach(stack::kill);
      admin
          .deleteTopics(List.of("osa.budget.v1", "osa.grant.v1", "osa.eligibility.v1"))
          .all()
          .get();
      awaitFinding("topics", "osa.grant.v1", "is not there");
    }
  }

  private static void awaitFinding(String check, String subject, String what) throws Exception {
    awaitFindings(site, IMPATIENT, found -> has(found, check, subject, what));
  }

  private static void assertFinding(String check, String subject, String what) throws Exception {
    var found = findings(new Visit(site, Limits.STANDARD, InstantSource.system()));
    assertTrue(has(found, check, subject, what), () -> check + " " + what + " in " + found);
  }

  private static void awaitFindings(Site site, Limits limits, Predicate<List<String>> wanted)
      throws Exception {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var found = findings(new Visit(site, limits, InstantSource.system()));
    while (!wanted.test(found) && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(200);
      found = findings(new Visit(site, limits, InstantSource.system()));
    }
    assertTrue(wanted.test(found), found.toString());
  }

  private static List<String> found(Site site) throws InterruptedException {
    return findings(new Visit(site, Limits.STANDARD, InstantSource.system()));
  }

  private static Report examine(Site site, Limits limits) throws InterruptedException {
    var clock = InstantSource.system();
    return new Report(clock.instant(), Doctor.examine(new Visit(site, limits, clock)));
  }

  private static Site with(List<Disk> disks, Optional<Path> certificate, Optional<Path> backups) {
    return new Site(
        site.instances(),
        site.databases(),
        site.bootstrapServers(),
        site.topicReplicas(),
        site.secrets(),
        certificate,
        disks,
        backups,
        site.advice());
  }

  private static void as(PartName service, String sql) throws Exception {
    try (Connection connection = stack.administratorOf(service)) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// It is garbage for both who listen.
  private static void discardDeadLetters() throws Exception {
    for (PartName service : List.of(PartName.BUDGET_SERVICE, PartName.ELIGIBILITY_SERVICE)) {
      awaitFinding("dead letters", service.label(), "dead letters wait, the latest is unreadable");
      as(service, "UPDATE rm_dead_letter SET status = 'DISCARDED'");
    }
  }
}
