package osa.eligibility.lab.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.lab.LabFixture;
import osa.kernel.testing.PostgresForTests;

/// A check that takes too long, seen by each of those who send a model.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(OverdueCheckTest.NoTime.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverdueCheckTest {

  /// No check of any model is done in a millisecond.
  public static final class NoTime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("osa.rule-sets.check-time-max", "PT0.001S");
    }
  }

  private static final String MODEL = LabFixture.published("3P-2026");

  private static void isOverdue(ValidatableResponse answer) {
    answer
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("MODEL_CHECK_OVERDUE"))
        .body("timeMaxMillis", equalTo(1))
        .body("remedy", startsWith("Let its decisions depend on fewer inputs"));
  }

  @Test
  void a_check_that_takes_too_long_says_so_and_what_to_do() {
    isOverdue(
        as("policy-modeller")
            .contentType("application/xml")
            .body(MODEL)
            .post("/rule-sets/checks?policy=THREE_PRINCIPLES")
            .then());
  }

  @Test
  void a_draft_that_could_not_be_checked_is_not_kept() {
    Map<String, Object> draft =
        Map.of("policy", "THREE_PRINCIPLES", "id", "3P-2191", "title", "too much", "model", MODEL);

    isOverdue(create("policy-modeller", "/rule-sets", draft));
    isOverdue(create("policy-modeller", "/rule-sets?keep=true", draft));

    as("policy-modeller").get("/rule-sets/3P-2191").then().statusCode(404);
  }

  @Test
  void a_candidate_that_could_not_be_checked_is_not_back_tested() {
    isOverdue(
        create(
            "policy-modeller",
            "/back-tests",
            Map.of("candidates", List.of(Map.of("policy", "THREE_PRINCIPLES", "model", MODEL)))));
  }
}
