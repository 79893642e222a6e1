package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs as whoever runs the build, root included.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedPostgresTest {
  private static StateFolder state;
  private static EmbeddedPostgres postgres;
  private static Supervisor supervisor;

  @BeforeAll
  static void start(@TempDir Path folder) {
    state = StateFolder.open(folder);
    startOn(Ports.free().postgres());
  }

  @AfterAll
  static void stop() {
    supervisor.stop();
  }

  @Test
  void what_is_committed_survives_a_stop_a_kill_9_and_a_stale_lock_file() throws Exception {
    execute("CREATE TABLE kept (word text)");
    execute("INSERT INTO kept VALUES ('stopped')");
    supervisor.stop();
    startOn(Ports.free().postgres());
    execute("INSERT INTO kept VALUES ('killed')");
    supervisor.kill();
    pointLockFileAtAStranger();
    supervisor.start();

    assertEquals("stopped killed", query("SELECT string_agg(word, ' ') FROM kept"));
  }

  @Test
  void a_service_sees_its_own_database_only() throws Exception {
    var refused =
        assertThrows(SQLException.class, () -> postgres.connect("budget_service", "grant_service"));
    assertEquals("42501", refused.getSQLState());
  }

  @Test
  void the_role_that_works_makes_nothing_and_drops_nothing() throws Exception {
    execute("CREATE TABLE not_theirs (word text)");

    for (var statement :
        List.of("CREATE TABLE theirs (word text)", "DROP TABLE not_theirs", "CREATE SCHEMA s")) {
      var refused =
          assertThrows(SQLException.class, () -> executeAs("grant_service", statement), statement);
      assertEquals("42501", refused.getSQLState());
    }
  }

  @Test
  void what_an_earlier_version_left_to_the_role_that_works_gets_an_owner() throws Exception {
    executeAs("osa", "REASSIGN OWNED BY grant_service_owner TO grant_service");
    executeAs("osa", "DROP ROLE grant_service_owner");
    executeAs("grant_service", "CREATE TABLE left_behind (word text)");
    var passwords = state.key("postgres.properties");
    var kept = Files.readString(passwords);
    Files.writeString(passwords, kept.replaceAll("(?m)^.*_owner=.*\\R", ""));
    supervisor.stop();

    startOn(Ports.free().postgres());

    execute("ALTER TABLE left_behind ADD COLUMN more text");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)));
    assertThrows(SQLException.class, () -> executeAs("grant_service", "DROP TABLE left_behind"));
  }

  @Test
  void nobody_gets_in_without_the_password_and_nothing_trades_durability() throws Exception {
    var url = postgres.jdbcUrl("grant_service");

    assertThrows(
        SQLException.class, () -> DriverManager.getConnection(url, "grant_service", "guess"));
    assertEquals("on", query("SHOW fsync"));
    assertEquals("127.0.0.1", query("SHOW listen_addresses"));
  }

  @Test
  void a_first_start_that_was_cut_short_is_made_good() throws Exception {
    supervisor.stop();
    var data = state.data(PartName.POSTGRES);
    var unfinished = data.resolveSibling("postgres.unfinished");
    Files.move(data, unfinished);
    Files.delete(unfinished.resolve("PG_VERSION"));

    startOn(Ports.free().postgres());

    assertEquals("grant_service_owner", query("SELECT current_user"));
  }

  @Test
  void a_postmaster_that_dies_by_itself_is_started_again() throws Exception {
    var first = supervisor.pid();
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    var deadline = System.nanoTime() + 30_000_000_000L;
    while (!back(first)) {
      assertTrue(System.nanoTime() < deadline, "PostgreSQL did not come back");
      Thread.onSpinWait();
    }
    assertEquals("1", query("SELECT 1"));
  }

  private boolean back(long first) {
    try {
      return supervisor.pid() != first && postgres.ready();
    } catch (Refusal notYet) {
      return false;
    }
  }

  private static void startOn(int port) {
    var archive = Installation.current().postgresArchive();
    postgres = new EmbeddedPostgres(state, archive, port);
    supervisor = new Supervisor(postgres, state, Console.quiet());
    supervisor.start();
  }

  /// As after a reboot: the number in the lock file is that of another program by now.
  private void pointLockFileAtAStranger() throws Exception {
    var file = state.data(PartName.POSTGRES).resolve("postmaster.pid");
    var lines = Files.readAllLines(file);
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);
  }

  private void execute(String sql) throws SQLException {
    executeAs("grant_service_owner", sql);
  }

  private void executeAs(String role, String sql) throws SQLException {
    try (var connection = postgres.connect("grant_service", role);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (var connection = postgres.connect("grant_service", "grant_service_owner");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
