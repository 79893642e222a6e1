package osa.budget;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

/// The figures that the service gives to whoever watches over it, without a token as its health is.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsTest {

  @Test
  void commands_are_counted_and_the_figures_name_no_caller_and_no_database() {
    String refusal =
        given()
            .auth()
            .oauth2(TestTokens.withRoles("budget-officer"))
            .contentType("application/json")
            .header("Idempotency-Key", "metrics-1")
            .body(Map.of("grantId", "grant-of-metrics", "amountJpy", 1))
            .post("/fiscal-years/2099/reservations")
            .then()
            .extract()
            .path("code");
    String figures = given().get("/q/metrics").then().statusCode(200).extract().asString();
    for (String series :
        List.of(
            "osa_commands_total{code=\"" + refusal + "\",outcome=\"refused\"}",
            "osa_inbox_messages_total{outcome=\"buried\"}",
            "osa_dead_letters_total",
            "osa_dead_letters_open",
            "osa_relay_lag_seconds",
            "osa_log_stall_seconds",
            "osa_log_stall_sessions_ended_total")) {
      assertTrue(figures.lines().anyMatch(line -> line.startsWith(series + " ")), series);
    }
    for (String secret : List.of("grant-of-metrics", "metrics-1", "test-budget", "jdbc:")) {
      assertFalse(figures.contains(secret), secret);
    }
  }
}
