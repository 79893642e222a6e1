package osa.grant.grant.rest;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.kernel.inbox.Inbox;
import osa.kernel.testing.ContractFilter;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.TestTokens;

/// One grant, driven as an official would drive it, with the other services' answers given by hand.
final class GrantOverHttp {

  private final Inbox inbox;
  private final String grantId;

  private GrantOverHttp(Inbox inbox, String grantId) {
    this.inbox = inbox;
    this.grantId = grantId;
  }

  static RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of("grant-service"))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  static Map<String, Object> candidate(String recipientIso3) {
    Map<String, Object> body = new HashMap<>();
    body.put("title", "Patrol boats");
    body.put("recipientIso3", recipientIso3);
    body.put("beneficiary", Map.of("name", "The Navy", "kind", "ARMED_FORCES"));
    body.put("pillars", List.of("P1"));
    body.put(
        "items",
        List.of(
            Map.of(
                "lineId", "1",
                "description", "patrol boats",
                "kind", "PATROL_BOAT",
                "quantity", 3,
                "armed", false)));
    body.put("undertakings", Map.of("otherPurposeUse", true, "thirdPartyTransfer", true));
    body.put("occurredOn", "2023-04-05");
    return body;
  }

  static ValidatableResponse identify(Map<String, Object> body, String key) {
    return as("desk-officer").header("Idempotency-Key", key).body(body).post("/grants").then();
  }

  static GrantOverHttp candidate(Inbox inbox) {
    String id =
        identify(candidate("FJI"), UUID.randomUUID().toString())
            .statusCode(201)
            .extract()
            .path("grantId");
    return new GrantOverHttp(inbox, id);
  }

  String id() {
    return grantId;
  }

  ValidatableResponse read() {
    return as("auditor").get("/grants/" + grantId).then();
  }

  String etag() {
    return read().extract().header("ETag");
  }

  /// Takes a step on the version that is there now.
  ValidatableResponse step(String path, Map<String, Object> body) {
    return step("desk-officer", path, body);
  }

  ValidatableResponse step(String role, String path, Map<String, Object> body) {
    return as(role)
        .header("If-Match", etag())
        .body(body)
        .post("/grants/" + grantId + "/" + path)
        .then();
  }

  GrantOverHttp assessed(String outcome) {
    String assessmentId =
        step("assessment-requests", Map.of("validOn", "2023-12-18", "occurredOn", "2023-06-01"))
            .statusCode(200)
            .extract()
            .path("assessment.assessmentId");
    inbox.handle(
        Contracts.message(
            "osa.eligibility.assessment-decided.v1",
            """
            {"assessmentId":"%s","grantId":"%s","outcome":"%s","decidedBy":"RULES",
             "reasons":["DEVELOPING_COUNTRY"],"lines":[{"lineId":"1","category":"VIGILANCE"}],
             "ruleSets":["3P-2014","OSA-2023"]}
            """
                .formatted(assessmentId, grantId, outcome)));
    return this;
  }

  GrantOverHttp selected(int fiscalYear, long amountJpy) {
    step(
            "selection",
            Map.of("fiscalYear", fiscalYear, "amountJpy", amountJpy, "occurredOn", "2023-11-01"))
        .statusCode(200);
    return this;
  }

  GrantOverHttp reserved(int fiscalYear, long amountJpy) {
    money("funds-reserved", fiscalYear, amountJpy);
    return this;
  }

  void money(String what, int fiscalYear, long amountJpy) {
    inbox.handle(
        Contracts.message(
            "osa.budget." + what + ".v1",
            """
            {"grantId":"%s","fiscalYear":%d,"amountJpy":%d,"freeJpy":0,
             "reason":"INSUFFICIENT_FUNDS","availableJpy":25000000}
            """
                .formatted(grantId, fiscalYear, amountJpy)));
  }

  /// Signed and in force on the day, for 400 million yen of 2023.
  GrantOverHttp inForceOn(String day) {
    assessed("ELIGIBLE").selected(2023, 400_000_000).reserved(2023, 400_000_000);
    step(
            "notes",
            Map.of("amountJpy", 400_000_000, "entryIntoForce", "ON_SIGNATURE", "occurredOn", day))
        .statusCode(200);
    money("funds-committed", 2023, 400_000_000);
    return this;
  }

  GrantOverHttp planned(String lotId, int quantity) {
    step(
            "lots",
            Map.of(
                "lotId",
                lotId,
                "description",
                "boats",
                "quantity",
                quantity,
                "occurredOn",
                "2023-12-18"))
        .statusCode(200);
    return this;
  }

  ValidatableResponse handOver(String lotId, int quantity, String on) {
    return step("lots/" + lotId + "/handover", Map.of("quantity", quantity, "occurredOn", on));
  }
}
