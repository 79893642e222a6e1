package osa.eligibility.lab.rest;

import static org.hamcrest.Matchers.equalTo;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.lab.BackTestConfig;
import osa.kernel.testing.PostgresForTests;

/// What nobody can ask a back-test, and is told so before it begins.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackTestBoundsTest {

  private static final Map<String, String> CANDIDATE = Map.of("ruleSetId", "3P-2026");

  @Inject BackTestConfig config;

  private static ValidatableResponse begin(Map<String, ?> body) {
    return create("policy-modeller", "/back-tests", body);
  }

  private static void isRefusedFor(String field, Map<String, ?> body) {
    begin(body).statusCode(422).body("errors[0].field", equalTo(field));
  }

  @Test
  void a_grid_of_too_many_points_is_refused_naming_how_many_there_may_be() {
    List<String> countries = new ArrayList<>();
    for (char last = 'A'; last <= 'V'; last++) {
      countries.add("QG" + last);
      registered("QG" + last);
    }
    var days = LocalDate.EPOCH.datesUntil(LocalDate.EPOCH.plusDays(1_000)).toList();
    var grid = Map.of("countries", countries, "days", days.stream().map(Object::toString).toList());

    begin(Map.of("candidates", List.of(CANDIDATE), "grid", grid))
        .statusCode(422)
        .body("code", equalTo("GRID_TOO_LARGE"))
        .body("points", equalTo(22 * 1_000 * 23 * 2))
        .body("pointsMax", equalTo((int) config.gridPointsMax()));
  }

  @Test
  void a_day_that_no_rule_or_fact_is_about_is_refused() {
    isRefusedFor(
        "candidates[0].validFrom",
        Map.of(
            "candidates",
            List.of(Map.of("ruleSetId", "3P-2026", "validFrom", "-999999999-01-01")),
            "grid",
            Map.of()));
    isRefusedFor(
        "grid.days",
        Map.of(
            "candidates", List.of(CANDIDATE), "grid", Map.of("days", List.of("+999999999-12-31"))));
  }

  @Test
  void an_amount_that_no_sum_could_hold_is_refused() {
    isRefusedFor(
        "grantAmountsJpy",
        Map.of("candidates", List.of(CANDIDATE), "grantAmountsJpy", Map.of("g", Long.MAX_VALUE)));
  }
}
