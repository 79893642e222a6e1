package osa.eligibility.lab.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static osa.eligibility.ServiceApi.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelCheckResourceTest {

  private static ValidatableResponse check(String role, String policy, String model) {
    return as(role)
        .contentType("application/xml")
        .body(model)
        .post("/rule-sets/checks" + policy)
        .then();
  }

  // Without the contract's filter, which reads answers in JSON only.
  private static String published() {
    return given()
        .auth()
        .oauth2(TestTokens.withRoles("policy-modeller"))
        .accept("application/xml")
        .get("/rule-sets/3P-2024/model")
        .asString();
  }

  @Test
  void a_published_model_is_usable() {
    check("policy-modeller", "?policy=THREE_PRINCIPLES", published())
        .statusCode(200)
        .body("usable", equalTo(true))
        .body("findings.severity", everyItem(equalTo("WARNING")));
  }

  @Test
  void a_changed_cell_is_found_out_with_a_case_and_what_to_do() {
    check(
            "policy-modeller",
            "?policy=THREE_PRINCIPLES",
            published().replace("<text>\"TRANSPORT_UAV\"</text>", "<text>\"UAV\"</text>"))
        .statusCode(200)
        .body("usable", equalTo(false))
        .body("findings.findAll { it.code == 'GAP' }.example.'Item kind'", hasItem("TRANSPORT_UAV"))
        .body("findings.findAll { it.code == 'OVERLAP' }.example.'Item kind'", hasItem("UAV"))
        .body("findings.findAll { it.code == 'GAP' }.remedy", hasItem("Add a row for this case."));
  }

  @Test
  void the_policy_has_to_be_named() {
    check("policy-modeller", "", published())
        .statusCode(422)
        .body("errors[0].field", equalTo("policy"));
  }

  @Test
  void an_empty_body_is_no_model() {
    check("policy-approver", "?policy=OSA_POLICY", "")
        .statusCode(200)
        .body("findings[0].code", equalTo("NOT_WELL_FORMED"));
  }

  @Test
  void only_those_who_make_policy_may_try_models() {
    check("desk-officer", "?policy=OSA_POLICY", published()).statusCode(403);
  }
}
