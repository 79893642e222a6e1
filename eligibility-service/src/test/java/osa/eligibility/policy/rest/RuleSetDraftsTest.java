package osa.eligibility.policy.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.kernel.testing.PostgresForTests;

/// What becomes of drafts, good ones and bad ones, over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(RuleSetLifeTest.WithBackTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleSetDraftsTest {

  private static final String OSA = Case.CATALOGUE.model("OSA-2023").orElseThrow().dmn();

  private static Map<String, Object> draft(String id) {
    return Map.of(
        "policy", "OSA_POLICY", "id", id, "title", "a draft", "model", OSA, "testCases", List.of());
  }

  private static Map<String, Object> testCase(
      String name, Map<String, ?> inputs, Map<String, ?> expected) {
    return Map.of("name", name, "inputs", inputs, "expected", expected);
  }

  @Test
  void a_draft_is_there_for_those_who_make_policy_and_for_the_auditor_only() {
    create("policy-modeller", "/rule-sets", draft("OSA-hidden")).statusCode(201);

    for (String role : List.of("policy-modeller", "policy-approver", "auditor")) {
      as(role)
          .get("/rule-sets/OSA-hidden")
          .then()
          .statusCode(200)
          .body("id", equalTo("OSA-hidden"));
      as(role).get("/rule-sets").then().body("items.id", hasItem("OSA-hidden"));
    }
    for (String path : List.of("", "/model", "/test-cases", "/differences?from=OSA-2023")) {
      as("desk-officer").get("/rule-sets/OSA-hidden" + path).then().statusCode(404);
    }
    as("desk-officer").get("/rule-sets").then().body("items.id", not(hasItem("OSA-hidden")));
  }

  @Test
  void the_same_key_drafts_once_and_another_draft_may_not_have_the_same_id() {
    create("policy-modeller", "/rule-sets", draft("OSA-once"), "K-once").statusCode(201);
    create("policy-modeller", "/rule-sets", draft("OSA-once"), "K-once")
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    create("policy-modeller", "/rule-sets", draft("OSA-once"))
        .statusCode(409)
        .body("code", equalTo("RULE_SET_EXISTS"));
    create("policy-modeller", "/rule-sets", draft("3P-once"))
        .statusCode(422)
        .body("code", equalTo("ID_OF_ANOTHER_POLICY"))
        .body("sign", equalTo("OSA-"));
  }

  @Test
  void a_red_test_case_is_named_with_what_it_got() {
    var cases =
        List.of(
            testCase(
                "a field outside the four",
                Map.of("Pillar", "NONE"),
                Map.of("outcome", "ELIGIBLE")),
            testCase("a field of the four", Map.of("Pillar", "P1"), Map.of("outcome", "ELIGIBLE")),
            testCase("a misspelt input", Map.of("Piller", "P1"), Map.of("outcome", "ELIGIBLE")));

    create("policy-modeller", "/rule-sets", with(draft("OSA-red"), "testCases", cases))
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_USABLE"))
        .body("findings.findAll { it.severity == 'ERROR' }", empty())
        .body("redTestCases.name", contains("a field outside the four", "a misspelt input"))
        .body("redTestCases[0].expected", equalTo("outcome ELIGIBLE"))
        .body("redTestCases[0].got", containsString("outcome INELIGIBLE"))
        .body("redTestCases[1].got", equalTo("no case tells the input Piller"));
    as("auditor").get("/rule-sets/OSA-red").then().statusCode(404);
  }

  @Test
  void test_cases_are_replaced_and_make_a_draft_of_what_was_submitted() {
    create("policy-modeller", "/rule-sets", draft("OSA-cases")).statusCode(201);
    as("policy-modeller")
        .header("If-Match", "*")
        .body(Map.of())
        .post("/rule-sets/OSA-cases/submission")
        .then()
        .statusCode(200);
    var cases =
        List.of(
            testCase("a field of the four", Map.of("Pillar", "P1"), Map.of("reasons", List.of())));

    as("policy-modeller")
        .header("If-Match", "*")
        .body(Map.of("testCases", cases))
        .put("/rule-sets/OSA-cases/test-cases")
        .then()
        .statusCode(200)
        .body("state", equalTo("CHECKED"));
    as("auditor")
        .get("/rule-sets/OSA-cases/test-cases")
        .then()
        .statusCode(200)
        .body("testCases.name", contains("a field of the four"));
    as("policy-approver")
        .header("If-Match", "*")
        .body(Map.of("contentHash", "0".repeat(64), "backTestHash", "0".repeat(64)))
        .post("/rule-sets/OSA-cases/approval")
        .then()
        .statusCode(409)
        .body("code", equalTo("WRONG_STATE"))
        .body("state", equalTo("CHECKED"));
  }

  @Test
  void a_step_needs_the_version_that_it_builds_on() {
    create("policy-modeller", "/rule-sets", draft("OSA-steps")).statusCode(201);

    as("policy-modeller")
        .body(Map.of())
        .post("/rule-sets/OSA-steps/submission")
        .then()
        .statusCode(428);
    as("policy-modeller")
        .header("If-Match", "\"1\"")
        .body(Map.of())
        .post("/rule-sets/OSA-steps/submission")
        .then()
        .statusCode(412);
    String tag = as("auditor").get("/rule-sets/OSA-steps").getHeader("ETag");
    as("policy-modeller")
        .header("If-Match", tag)
        .body(Map.of())
        .post("/rule-sets/OSA-steps/submission")
        .then()
        .statusCode(200);
  }

  @Test
  void what_is_no_text_is_never_kept() {
    create(
            "policy-modeller",
            "/rule-sets?keep=true",
            with(draft("OSA-text"), "model", "<a>\u0000</a>"))
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_TEXT"));
    create("policy-modeller", "/rule-sets", draft("OSA-bytes")).statusCode(201);
    as("policy-modeller")
        .contentType("application/xml")
        .header("If-Match", "*")
        .body("<a>é</a>".getBytes(StandardCharsets.ISO_8859_1))
        .put("/rule-sets/OSA-bytes/model")
        .then()
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_TEXT"));
  }

  @Test
  void what_is_no_model_is_kept_only_when_asked_for() {
    create("policy-modeller", "/rule-sets?keep=true", with(draft("OSA-torn"), "model", "<torn"))
        .statusCode(422)
        .body("kept", equalTo(true))
        .body("findings.code", contains("NOT_WELL_FORMED"));
    as("auditor").get("/rule-sets/OSA-torn").then().statusCode(200).body("state", equalTo("DRAFT"));
    as("auditor")
        .get("/rule-sets/OSA-torn/differences?from=OSA-2023")
        .then()
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_READABLE"));
    as("policy-modeller")
        .header("If-Match", "*")
        .body(Map.of("reason", "a mistake"))
        .post("/rule-sets/OSA-torn/withdrawal")
        .then()
        .statusCode(200);
  }

  @Test
  void there_are_limits() {
    create(
            "policy-modeller",
            "/rule-sets",
            with(
                draft("OSA-many"),
                "testCases",
                Collections.nCopies(
                    201, testCase("one", Map.of("Pillar", "P1"), Map.of("outcome", "ELIGIBLE")))))
        .statusCode(422)
        .body("errors[0].field", equalTo("testCases"));
    create(
            "policy-modeller",
            "/rule-sets",
            with(draft("OSA-large"), "model", "<a>" + "x".repeat(250_000) + "</a>"))
        .statusCode(422)
        .body("errors[0].field", equalTo("model"));
  }

  @Test
  void a_published_version_can_not_be_revised() {
    as("policy-modeller")
        .contentType("application/xml")
        .header("If-Match", "*")
        .body(OSA.replace("OSA", "OSA "))
        .put("/rule-sets/OSA-2023/model?keep=true")
        .then()
        .statusCode(409)
        .body("code", equalTo("WRONG_STATE"));
  }
}
