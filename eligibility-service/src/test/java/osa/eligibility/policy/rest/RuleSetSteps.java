package osa.eligibility.policy.rest;

import static io.restassured.RestAssured.given;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osa.eligibility.Case;
import osa.kernel.testing.TestTokens;

/// The steps of a version of the Three Principles over HTTP, and models to take them with.
final class RuleSetSteps {

  private RuleSetSteps() {}

  static final String PRINCIPLES = Case.CATALOGUE.model("3P-2026").orElseThrow().dmn();

  /// Nobody has said what an unarmed drone is.
  static final String GAP =
      PRINCIPLES.replace(
          "\"SEARCH_AND_RESCUE_EQUIPMENT\", \"UAV\", \"TRANSPORT_UAV\", "
              + "\"SHIP_IDENTIFICATION_EQUIPMENT\"",
          "\"SEARCH_AND_RESCUE_EQUIPMENT\", \"TRANSPORT_UAV\", "
              + "\"SHIP_IDENTIFICATION_EQUIPMENT\"");

  /// A person has to say what an unarmed drone is.
  static final String MENDED =
      GAP.replace(
          "<text>\"OTHER\"</text>\n"
              + "        </inputEntry>\n"
              + "        <inputEntry id=\"nature_rule_5_in_2\">",
          "<text>\"OTHER\", \"UAV\"</text>\n"
              + "        </inputEntry>\n"
              + "        <inputEntry id=\"nature_rule_5_in_2\">");

  /// @param nature what the version is to say of an unarmed drone
  static Map<String, Object> draft(String id, String model, String nature) {
    Map<String, Object> body = new HashMap<>();
    body.put("policy", "THREE_PRINCIPLES");
    body.put("id", id);
    body.put("title", "a version of a test");
    body.put("references", List.of(Map.of("title", "guidelines", "url", "https://example.org")));
    body.put("model", model);
    body.put(
        "testCases",
        List.of(
            Map.of(
                "name",
                "An unarmed drone",
                "decision",
                "Nature",
                "inputs",
                Map.of("Item kind", "UAV", "Item armed", false),
                "expected",
                Map.of("answer", nature))));
    return body;
  }

  /// The rules of 2026 with a content of their own.
  static String anew(String id) {
    return PRINCIPLES.replace("name=\"Three Principles 2026\"", "name=\"" + id + "\"");
  }

  static ValidatableResponse step(
      RequestSpecification who, String id, String step, Map<String, ?> body) {
    return who.header("If-Match", "*").body(body).post("/rule-sets/" + id + "/" + step).then();
  }

  static ValidatableResponse put(String id, String keep, String model) {
    return as("policy-modeller")
        .contentType("application/xml")
        .header("If-Match", "*")
        .body(model.getBytes(StandardCharsets.UTF_8))
        .put("/rule-sets/" + id + "/model" + keep)
        .then();
  }

  static byte[] model(String id) {
    // Without the contract's filter, which reads JSON only.
    return given()
        .auth()
        .oauth2(TestTokens.withRoles("auditor"))
        .accept("application/xml")
        .get("/rule-sets/" + id + "/model")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  static String contentHash(String id) {
    return as("auditor")
        .get("/rule-sets/" + id)
        .then()
        .statusCode(200)
        .extract()
        .path("contentHash");
  }

  static Map<String, Object> approval(String id) {
    String content = contentHash(id);
    return Map.of("contentHash", content, "backTestHash", KnownBackTests.reportOn(content));
  }

  static void approved(String id) {
    create("policy-modeller", "/rule-sets", draft(id, anew(id), "DEFENCE")).statusCode(201);
    step(as("policy-modeller"), id, "submission", Map.of()).statusCode(200);
    step(as("policy-approver"), id, "approval", approval(id)).statusCode(200);
  }

  static ValidatableResponse publish(String id, Map<String, ?> validity) {
    return step(as("policy-approver"), id, "publication", validity);
  }

  static String assessed(String validOn) {
    registered("PHL");
    return create("desk-officer", "/assessments", question("PHL", validOn, "UAV"))
        .statusCode(201)
        .extract()
        .path("outcome");
  }

  static String bothRoles() {
    return TestTokens.withRoles("policy-modeller", "policy-approver");
  }
}
