package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.testing.KernelDatabase;

/// What the role may do that a service works as. That everything it has to do works is shown by
/// all tests of the services and of the rebuilds: they work as such a role.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkingRoleTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final DataSource OWNER = KernelDatabase.another("two_roles");
  private static final DataSource WORKER = KernelDatabase.worker("two_roles");

  @BeforeAll
  static void migrateWithSomebodyWatching() throws SQLException {
    run(KernelDatabase.dataSource(), "CREATE ROLE osa_monitor");
    migrate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE es_event SET actor = 'me'",
        "DELETE FROM es_event",
        "TRUNCATE es_event",
        "DROP TABLE es_event",
        "ALTER TABLE es_event ADD COLUMN more text",
        "ALTER TABLE es_event DISABLE TRIGGER ALL",
        "ALTER TABLE es_event OWNER TO two_roles",
        "DROP TRIGGER es_event_append_only ON es_event",
        "BEGIN; LOCK TABLE es_event IN EXCLUSIVE MODE",
        "DROP FUNCTION es_event_is_append_only CASCADE",
        "CREATE OR REPLACE FUNCTION es_event_is_append_only() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
        "SET ROLE two_roles_owner",
        "UPDATE es_inbox SET received_at = now()",
        "DELETE FROM es_inbox",
        "UPDATE flyway_schema_history SET success = false",
        "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history",
        "ALTER TABLE rm_notebook ADD COLUMN more text",
        "DROP TABLE rm_notebook",
        "DROP TABLE beside.rm_notebook",
        "CREATE TABLE mine (word text)",
        "CREATE TABLE beside.mine (word text)",
        "CREATE TEMPORARY TABLE mine (word text)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
      })
  void it_is_refused(String statement) {
    SQLException refused = assertThrows(SQLException.class, () -> run(WORKER, statement));
    assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState(), refused::getMessage);
  }

  @Test
  void its_rights_are_these() {
    assertEquals(
        """
        beside.es_rebuild SELECT INSERT UPDATE DELETE TRUNCATE
        beside.rm_dead_letter SELECT INSERT UPDATE DELETE TRUNCATE
        beside.rm_notebook SELECT INSERT UPDATE DELETE TRUNCATE
        es_checkpoint SELECT INSERT UPDATE DELETE
        es_event SELECT INSERT
        es_idempotency SELECT INSERT UPDATE DELETE
        es_inbox SELECT INSERT
        es_seen SELECT INSERT UPDATE DELETE
        flyway_schema_history SELECT
        rm_dead_letter SELECT INSERT UPDATE DELETE
        rm_notebook SELECT INSERT UPDATE DELETE
        """
            .stripTrailing(),
        rightsOf("two_roles"));
  }

  @Test
  void who_watches_reads_and_nothing_else() {
    assertEquals(
        "SELECT",
        rightsOf("osa_monitor")
            .replaceAll("(?m)^\\S+ ", "")
            .lines()
            .distinct()
            .reduce((a, b) -> a + "; " + b)
            .orElse(""));
  }

  @Test
  void a_right_given_by_hand_lasts_until_the_next_migration() throws SQLException {
    run(OWNER, "GRANT ALL ON es_event TO two_roles");
    migrate();
    it_is_refused("TRUNCATE es_event");
  }

  private static String rightsOf(String role) {
    return ask(
        """
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
          SELECT concat_ws(' ', c.oid::regclass,
            string_agg(r, ' ' ORDER BY n) FILTER (WHERE has_table_privilege('%s', c.oid, r))) AS line
          FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',
            'REFERENCES', 'TRIGGER', 'MAINTAIN']) WITH ORDINALITY AS rights (r, n)
          WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'beside'::regnamespace)
          GROUP BY c.oid) AS lines
        """
            .formatted(role));
  }

  private static String ask(String question) {
    try (Connection connection = OWNER.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void migrate() {
    Flyway.configure().dataSource(OWNER).locations("db/kernel", "db/notebooks").load().migrate();
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
