package osa.eligibility.policy.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.ServiceApi.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleSetResourceTest {

  @Test
  void the_rule_sets_are_listed_with_the_days_on_which_they_are_in_force() {
    as("auditor")
        .get("/rule-sets")
        .then()
        .statusCode(200)
        .body(
            "items.findAll { it.validFrom != null }.id",
            contains("3P-2014", "3P-2023", "3P-2024", "3P-2026", "OSA-2023"))
        .body("items[2].validFrom", equalTo("2024-03-26"))
        .body("items[2].validTo", equalTo("2026-04-21"))
        .body("items[3].validTo", nullValue());
  }

  @Test
  void the_model_that_is_shown_is_the_one_whose_hash_assessments_keep() throws Exception {
    String hash =
        as("auditor")
            .get("/rule-sets/OSA-2023")
            .then()
            .statusCode(200)
            .body("policy", equalTo("OSA_POLICY"))
            .extract()
            .path("contentHash");
    byte[] model =
        // Without the contract's filter, which reads JSON only.
        given()
            .auth()
            .oauth2(TestTokens.withRoles("auditor"))
            .accept("application/xml")
            .get("/rule-sets/OSA-2023/model")
            .then()
            .statusCode(200)
            .contentType("application/xml")
            .header("ETag", "\"" + hash + "\"")
            .extract()
            .asString()
            .getBytes(StandardCharsets.UTF_8);

    assertEquals(
        hash, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model)));
  }

  @Test
  void a_rule_set_that_there_is_not_is_absent() {
    for (String path : new String[] {"/rule-sets/3P-1967", "/rule-sets/3P-1967/model"}) {
      as("auditor")
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("UNKNOWN_RULE_SET"));
    }
  }
}
