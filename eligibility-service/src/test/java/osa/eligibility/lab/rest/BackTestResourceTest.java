package osa.eligibility.lab.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.lab.BackTestConfig;
import osa.eligibility.lab.BackTestRunner;
import osa.eligibility.lab.LabFixture;
import osa.eligibility.lab.comparison.CanonicalJson;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.view.KeptReports;
import osa.kernel.Transactions;
import osa.kernel.runtime.Leadership;
import osa.kernel.store.CategoryLog;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

/// Back-tests over HTTP. What works on them in the background is called by hand.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackTestResourceTest {

  @Inject BackTestRunner runner;
  @Inject BackTestConfig config;
  @Inject KeptReports reports;
  @Inject Transactions transactions;
  @Inject CategoryLog log;
  @Inject DataSource dataSource;

  @BeforeEach
  void a_country_and_its_assessment() {
    registered("QBT");
    Map<String, Object> missile = question("QBT", "2025-06-01", "MISSILE");
    create("desk-officer", "/assessments", missile, "qbt-missile").statusCode(201);
  }

  @AfterEach
  void nothing_is_left_open() {
    workToTheEnd();
  }

  private void workToTheEnd() {
    boolean more = true;
    while (more) {
      more = runner.round();
    }
  }

  static Map<String, Object> asking(Object... namesAndValues) {
    Map<String, Object> body = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  static Map<String, Object> trying(String ruleSetId) {
    return asking("candidates", List.of(Map.of("ruleSetId", ruleSetId)));
  }

  private static ValidatableResponse begin(Map<String, ?> body) {
    return create("policy-modeller", "/back-tests", body);
  }

  static String begun(Map<String, ?> body) {
    return begin(body).statusCode(202).extract().path("backTestId");
  }

  static ValidatableResponse read(String id) {
    return as("auditor").get("/back-tests/" + id).then();
  }

  private static ValidatableResponse cancel(String id, String version) {
    return as("policy-approver")
        .header("If-Match", version)
        .body(Map.of("reason", "not now"))
        .post("/back-tests/" + id + "/cancellation")
        .then();
  }

  private long assessmentEvents() {
    return log.count("assessment", log.lastVisible());
  }

  @Test
  void a_back_test_is_begun_worked_out_and_read_with_its_hash() {
    long before = assessmentEvents();
    String id =
        begin(trying("3P-2026"))
            .statusCode(202)
            .header("Location", containsString("/back-tests/"))
            .body("state", equalTo("OPEN"))
            .body("percent", equalTo(0))
            .extract()
            .path("backTestId");
    as("auditor")
        .get("/back-tests/" + id + "/report")
        .then()
        .statusCode(409)
        .body("code", equalTo("BACK_TEST_WITHOUT_REPORT"));

    workToTheEnd();

    String hash =
        read(id)
            .statusCode(200)
            .header("ETag", "\"2\"")
            .body("state", equalTo("COMPLETED"))
            .body("percent", equalTo(100))
            .body("requestedBy", equalTo("test-policy-modeller"))
            .extract()
            .path("reportHash");
    String report =
        as("policy-approver")
            .get("/back-tests/" + id + "/report")
            .then()
            .statusCode(200)
            .header("ETag", "\"" + hash + "\"")
            .body("basis.candidates[0].ruleSetId", equalTo("3P-2026"))
            .body("byCountry.key", hasItem("QBT"))
            .extract()
            .asString();
    assertEquals(hash, CanonicalJson.sha256(report));
    assertEquals(before, assessmentEvents());
    as("auditor").get("/back-tests").then().statusCode(200).body("items.backTestId", hasItem(id));
  }

  @Test
  void sc_60_a_what_if_on_both_policies_shows_the_referral_and_writes_no_assessment() {
    long before = assessmentEvents();
    String id =
        begun(
            asking(
                "candidates",
                List.of(
                    Map.of("ruleSetId", "3P-2026"),
                    Map.of("policy", "OSA_POLICY", "model", LabFixture.weaponsAllowed())),
                "alterations",
                List.of(
                    Map.of("iso3", "QBT", "fact", "TRANSFER_AGREEMENT", "becomes", "IN_FORCE"))));
    workToTheEnd();

    String changed = "outcomeChanges.shown.find { it.recipientIso3 == 'QBT' }";
    as("auditor")
        .get("/back-tests/" + id + "/report")
        .then()
        .statusCode(200)
        .body(changed + ".from", equalTo("INELIGIBLE"))
        .body(changed + ".to", equalTo("REFERRED"))
        .body(changed + ".reasonsAfter.code", hasItem("NSC_APPROVAL_REQUIRED"));
    assertEquals(before, assessmentEvents());
    as("desk-officer").get("/countries/QBT").then().statusCode(200).body("agreement", nullValue());
  }

  @Test
  void a_grid_covers_all_countries_kinds_and_the_days_around_each_version() {
    String id =
        begun(
            asking(
                "candidates",
                List.of(Map.of("ruleSetId", "3P-2026")),
                "assessments",
                false,
                "grid",
                Map.of("countries", List.of("QBT"))));
    workToTheEnd();

    read(id)
        .body("state", equalTo("COMPLETED"))
        .body("grid.days", hasItem("2026-04-20"))
        .body("grid.days", hasItem("2026-04-21"))
        .body("grid.days", hasItem("2023-04-04"))
        .body("figures.cases", equalTo(10 * 23 * 2));
  }

  @Test
  void a_cancelled_one_gets_no_report_and_stays_cancelled() {
    String id = begun(trying("3P-2026"));
    cancel(id, "\"1\"").statusCode(200).body("state", equalTo("CANCELLED"));
    workToTheEnd();
    read(id)
        .body("state", equalTo("CANCELLED"))
        .body("cause", equalTo("not now"))
        .body("reportHash", nullValue());
    cancel(id, "\"2\"").statusCode(409).body("code", equalTo("BACK_TEST_ENDED"));
  }

  @Test
  void one_that_another_process_works_on_is_left_to_it() {
    String id = begun(trying("3P-2026"));
    try (Leadership other = new Leadership(dataSource, "eligibility-service back-test " + id)) {
      assertTrue(other.held());
      assertFalse(runner.round());
      read(id).body("state", equalTo("OPEN"));
    }
    assertTrue(runner.round());
    read(id).body("state", equalTo("COMPLETED"));
  }

  @Test
  void one_whose_process_died_is_begun_again_and_in_the_end_given_up() {
    String resumed = begun(trying("3P-2026"));
    died(resumed, 1);
    workToTheEnd();
    read(resumed).body("state", equalTo("COMPLETED"));

    String givenUp = begun(trying("3P-2026"));
    died(givenUp, config.attemptsMax());
    workToTheEnd();
    read(givenUp)
        .body("state", equalTo("FAILED"))
        .body("cause", equalTo("It was begun 3 times, and each time the process died."));
  }

  private void died(String id, int times) {
    for (int i = 0; i < times; i++) {
      transactions.required(() -> reports.begin(BackTestId.fromString(id), 100, true));
    }
  }

  @Test
  void how_far_it_is_can_be_seen() {
    String id = begun(trying("3P-2026"));
    transactions.required(
        () -> {
          reports.begin(BackTestId.fromString(id), 200, true);
          reports.progress(BackTestId.fromString(id), 80);
          return null;
        });
    read(id).body("percent", equalTo(40));
  }

  @Test
  void no_more_are_taken_than_may_be_open() {
    for (int i = 0; i < config.openMax(); i++) {
      begun(trying("3P-2026"));
    }
    begin(trying("3P-2026"))
        .statusCode(409)
        .body("code", equalTo("TOO_MANY_BACK_TESTS"))
        .body("openMax", equalTo(config.openMax()));
  }

  @Test
  void the_same_key_begins_one() {
    String key = UUID.randomUUID().toString();
    String id =
        create("policy-modeller", "/back-tests", trying("3P-2026"), key)
            .statusCode(202)
            .extract()
            .path("backTestId");
    create("policy-modeller", "/back-tests", trying("3P-2026"), key)
        .statusCode(202)
        .header("Idempotent-Replayed", "true")
        .body("backTestId", equalTo(id));
  }

  @Test
  void what_is_not_there_is_a_404() {
    begin(trying("3P-1976")).statusCode(404).body("code", equalTo("UNKNOWN_RULE_SET"));
    read(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("UNKNOWN_BACK_TEST"));
  }

  @Test
  void a_model_with_errors_is_refused_with_a_case_that_shows_them() {
    String gap =
        LabFixture.published("3P-2024")
            .replace("<text>\"TRANSPORT_UAV\"</text>", "<text>\"UAV\"</text>");
    begin(asking("candidates", List.of(Map.of("policy", "THREE_PRINCIPLES", "model", gap))))
        .statusCode(422)
        .body("code", equalTo("CANDIDATE_NOT_USABLE"))
        .body("findings", hasItem(startsWith("GAP")));
  }

  @Test
  void two_candidates_of_one_policy_and_half_a_candidate_are_refused() {
    begin(
            asking(
                "candidates",
                List.of(Map.of("ruleSetId", "3P-2024"), Map.of("ruleSetId", "3P-2026"))))
        .statusCode(422)
        .body("code", equalTo("TWO_CANDIDATES_OF_A_POLICY"));
    begin(asking("candidates", List.of(Map.of("policy", "OSA_POLICY"))))
        .statusCode(422)
        .body("errors[0].field", equalTo("candidates[0]"));
  }

  @Test
  void nothing_to_test_no_cases_and_too_many_are_refused() {
    begin(asking()).statusCode(422).body("code", equalTo("NOTHING_TO_TEST"));
    begin(asking("facts", "NOW", "assessments", false))
        .statusCode(422)
        .body("code", equalTo("NO_CASES"));
  }

  @Test
  void a_fact_in_unknown_words_is_refused_naming_field_reason_and_remedy() {
    begin(
            asking(
                "alterations",
                List.of(
                    Map.of("iso3", "QBT", "fact", "INCOME_GROUP", "becomes", "RICH"),
                    Map.of("iso3", "QZX", "fact", "FIGHTING", "becomes", "YES"))))
        .statusCode(422)
        .body("errors[0].field", equalTo("alterations[0].becomes"))
        .body("errors[0].reason", startsWith("is none of L, LM, UM, H"))
        .body("errors[1].field", equalTo("alterations[1].iso3"));
  }

  @Test
  void what_was_known_at_the_request_counts_and_nothing_later() {
    String id =
        begun(asking("facts", "NOW", "candidates", List.of(Map.of("ruleSetId", "3P-2026"))));
    registered("QBU");
    create("desk-officer", "/assessments", question("QBU", "2025-06-01", "MISSILE"), "qbu-missile")
        .statusCode(201);
    workToTheEnd();
    String report =
        given()
            .auth()
            .oauth2(TestTokens.withRoles("auditor"))
            .get("/back-tests/" + id + "/report")
            .asString();
    assertTrue(report.contains("\"key\":\"QBT\""), report);
    assertFalse(report.contains("QBU"), report);
  }

  @Test
  void auditors_read_and_do_not_begin() {
    create("auditor", "/back-tests", trying("3P-2026")).statusCode(403);
    create("desk-officer", "/back-tests", trying("3P-2026")).statusCode(403);
    as("desk-officer").get("/back-tests").then().statusCode(403);
  }
}
