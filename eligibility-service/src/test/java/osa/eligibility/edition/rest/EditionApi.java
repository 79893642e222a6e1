package osa.eligibility.edition.rest;

import static io.restassured.RestAssured.given;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.source;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import osa.kernel.testing.TestTokens;

/// Editions over HTTP, in the words of a test.
final class EditionApi {

  private EditionApi() {}

  /// An edition's body, besides the file with source and confidence.
  static Map<String, Object> file(String csv, Object... namesAndValues) {
    Map<String, Object> body = new HashMap<>();
    body.put("csv", csv);
    body.put("source", source("DATASET"));
    body.put("confidence", "HIGH");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  static ValidatableResponse propose(String kind, Map<String, ?> body) {
    return create("policy-modeller", "/editions/" + kind, body);
  }

  /// The World Bank's groups of 2027.
  static String groups(String csv) {
    return idOf(propose("income-groups", file(csv, "worldBankYear", 2027)).statusCode(201));
  }

  static String idOf(ValidatableResponse proposed) {
    return proposed.extract().path("editionId");
  }

  static ValidatableResponse read(String id) {
    return as("auditor").get("/editions/" + id).then().statusCode(200);
  }

  static String download(String id) {
    // Without the contract's filter, which reads JSON only.
    byte[] bytes =
        given()
            .auth()
            .oauth2(TestTokens.withRoles("auditor"))
            .accept("text/csv")
            .get("/editions/" + id + "/file")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static ValidatableResponse step(String id, String step, Map<String, ?> body) {
    return as("policy-modeller")
        .header("If-Match", read(id).extract().header("ETag"))
        .body(body)
        .post("/editions/" + id + "/" + step)
        .then();
  }

  static ValidatableResponse acceptAsSeen(String id) {
    return step(id, "acceptance", Map.of("previewHash", hashOf(id)));
  }

  static String hashOf(String id) {
    return read(id).extract().path("preview.hash");
  }
}
