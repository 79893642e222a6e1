package osa.budget.fiscalyear.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osa.kernel.testing.PostgresForTests;

/// A database that fails a request at a moment of its own choosing, on a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseTroubleTest {

  private final LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String database;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String password;

  enum Moment {
    WHILE_THE_COMMAND_RUNS("BEFORE INSERT", ""),
    AT_THE_COMMIT("AFTER INSERT", "DEFERRABLE INITIALLY DEFERRED");

    private final String when;
    private final String deferral;

    Moment(String when, String deferral) {
      this.when = when;
      this.deferral = deferral;
    }
  }

  enum Trouble {
    CONNECTION_ENDED("PERFORM pg_terminate_backend(pg_backend_pid())"),
    DISK_FULL("RAISE 'no space left on device' USING ERRCODE = 'disk_full'"),
    DEADLOCK("RAISE 'deadlock detected' USING ERRCODE = 'deadlock_detected'"),
    TIME_IS_UP("RAISE 'canceling statement' USING ERRCODE = 'query_canceled'");

    private final String sql;

    Trouble(String sql) {
      this.sql = sql;
    }
  }

  @ParameterizedTest
  @EnumSource
  void trouble_while_the_command_runs_passes_and_the_same_key_is_served_then(Trouble trouble)
      throws SQLException {
    isServedAfter(trouble, Moment.WHILE_THE_COMMAND_RUNS);
  }

  @ParameterizedTest
  @EnumSource
  void trouble_at_the_commit_passes_and_the_same_key_is_served_then(Trouble trouble)
      throws SQLException {
    isServedAfter(trouble, Moment.AT_THE_COMMIT);
  }

  private void isServedAfter(Trouble trouble, Moment moment) throws SQLException {
    ledger.appropriate(1_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 700);
    String key = "struck-" + ledger.year();
    strike(trouble, moment);
    ledger
        .post("reservations", body, key)
        .statusCode(503)
        .body("code", equalTo("UNAVAILABLE"))
        .header("Retry-After", notNullValue());
    ledger.read().body("version", equalTo(1));
    heal();
    ledger.post("reservations", body, key).statusCode(201).body("freeJpy", equalTo(300));
    ledger.read().body("version", equalTo(2));
  }

  private void strike(Trouble trouble, Moment moment) throws SQLException {
    execute(
        """
        CREATE FUNCTION strike() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN %s; RETURN NEW; END $$
        """
            .formatted(trouble.sql));
    execute(
        """
        CREATE %s TRIGGER strike %s ON es_idempotency %s FOR EACH ROW
        WHEN (NEW.idempotency_key LIKE 'struck-%%') EXECUTE FUNCTION strike()
        """
            .formatted(
                moment.deferral.isEmpty() ? "" : "CONSTRAINT", moment.when, moment.deferral));
  }

  @AfterEach
  void heal() throws SQLException {
    execute("DROP FUNCTION IF EXISTS strike() CASCADE");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database, owner, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
