package osa.budget.fiscalyear.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static osa.budget.fiscalyear.rest.LedgerOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

/// What all operations do alike: keys, tokens, problems. Asked of the ledgers, kept by the kernel.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpMannersTest {

  private final LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();

  @Test
  void the_same_key_with_another_body_is_refused() {
    ledger.appropriate(1_000);
    ledger.post("reservations", Map.of("grantId", "grant-1", "amountJpy", 1), "K2").statusCode(201);
    ledger
        .post("reservations", Map.of("grantId", "grant-1", "amountJpy", 2), "K2")
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void a_change_with_a_key_may_be_repeated_at_whatever_version() {
    ledger.appropriate(1_000);
    ledger.reserve("grant-1", 700);
    for (String etag : List.of("\"2\"", "\"2\"", "\"3\"")) {
      as("budget-officer")
          .header("If-Match", etag)
          .header("Idempotency-Key", "release-" + ledger.year())
          .body(Map.of("reason", "not needed"))
          .post(ledger.path() + "/reservations/grant-1/release")
          .then()
          .statusCode(200)
          .header("ETag", "\"3\"")
          .body("freeJpy", equalTo(1_000));
    }
    ledger.read().body("version", equalTo(3));
  }

  @Test
  void a_refusal_is_an_answer_that_is_repeated_too() {
    ledger.appropriate(1_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 1_001);
    ledger.post("reservations", body, "K3").statusCode(409);
    ledger.post("reservations", body, "K3").statusCode(409).header("Idempotent-Replayed", "true");
  }

  @Test
  void bad_input_names_the_field_and_stores_nothing() {
    ledger.appropriate(1_000);
    String path = "reservations";
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", -1))
        .statusCode(422)
        .body("code", equalTo("AMOUNT_NOT_POSITIVE"));
    ledger
        .post(path, Map.of("grantId", "g"))
        .statusCode(422)
        .body("code", equalTo("INVALID_VALUE"))
        .body("errors.field", hasItem("amountJpy"));
    ledger
        .post(path, Map.of("grantId", "../etc", "amountJpy", 1))
        .statusCode(422)
        .body("errors[0].field", equalTo("grantId"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", 1, "amount", 1))
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"))
        .body("errors[0].field", equalTo("amount"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", "1"))
        .statusCode(400)
        .body("code", equalTo("MALFORMED_VALUE"))
        .body("errors[0].field", equalTo("amountJpy"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", 1.5))
        .statusCode(400)
        .body("errors[0].field", equalTo("amountJpy"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "2026-02-30"))
        .statusCode(422)
        .body("code", equalTo("DATE_DOES_NOT_EXIST"))
        .body("errors[0].field", equalTo("occurredOn"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "soon"))
        .statusCode(400)
        .body("errors[0].remedy", containsString("yyyy-mm-dd"));
    ledger
        .post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "2999-01-01"))
        .statusCode(422)
        .body("code", equalTo("DATE_IN_FUTURE"));
    ledger.read().body("version", equalTo(1));
  }

  @Test
  void what_is_no_request_of_ours_gets_a_problem_too() {
    String path = ledger.path() + "/reservations";
    as("budget-officer")
        .header("Idempotency-Key", "x")
        .body("{\"grantId\":")
        .post(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED_JSON"));
    as("budget-officer")
        .header("Idempotency-Key", "x")
        .post(path)
        .then()
        .statusCode(400)
        .body("code", equalTo("BODY_MISSING"));
    as("budget-officer")
        .body(Map.of("grantId", "g", "amountJpy", 1))
        .post(path)
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
    as("budget-officer")
        .header("Idempotency-Key", "x")
        .body("x".repeat(300_000))
        .post(path)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("BODY_TOO_LARGE"));
    given()
        .auth()
        .oauth2(TestTokens.withRoles("budget-officer"))
        .contentType("text/plain")
        .body("hello")
        .post(path)
        .then()
        .statusCode(415)
        .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    as("auditor")
        .delete(ledger.path())
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("code", equalTo("METHOD_NOT_ALLOWED"));
    as("auditor")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("NOTHING_HERE"));
    as("auditor")
        .get("/fiscal-years/2099")
        .then()
        .statusCode(404)
        .body("code", equalTo("FISCAL_YEAR_UNKNOWN"));
    as("auditor").get("/fiscal-years/1999").then().statusCode(404);
    as("auditor")
        .get("/fiscal-years?limit=100000")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("limit"));
    as("auditor")
        .get("/fiscal-years?cursor=%25%25")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_CURSOR"));
  }

  @Test
  void a_callers_correlation_id_is_kept_with_the_event_and_nonsense_is_not() {
    String sent = UUID.randomUUID().toString();
    for (String header : List.of(sent, "'; DROP TABLE es_event")) {
      as("budget-officer")
          .header("X-Correlation-Id", header)
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .body(Map.of("amountJpy", 1))
          .post(ledger.path() + "/budget-requests")
          .then()
          .statusCode(201)
          .header("X-Correlation-Id", header.equals(sent) ? equalTo(sent) : not(equalTo(header)));
    }
    as("auditor")
        .get(ledger.path() + "/events")
        .then()
        .body("items[0].correlationId", equalTo(sent))
        .body("items[1].correlationId", not(equalTo(sent)));
  }

  @Test
  void every_route_needs_a_valid_token_with_a_role() {
    String path = ledger.path();
    given().get(path).then().statusCode(401).body("code", equalTo("NOT_AUTHENTICATED"));
    for (String bad :
        List.of(
            "not-a-token",
            TestTokens.expired("auditor"),
            TestTokens.forAnotherAudience("auditor"),
            TestTokens.signedByAStranger("auditor"))) {
      given()
          .auth()
          .oauth2(bad)
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
    }
    as("stranger").get(path).then().statusCode(403).body("code", equalTo("NOT_ALLOWED"));
    as("auditor")
        .header("Idempotency-Key", "x")
        .body(Map.of("amountJpy", 1))
        .post(path + "/initial-appropriation")
        .then()
        .statusCode(403);
    given().get("/q/openapi").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/problems/INSUFFICIENT_FUNDS").then().statusCode(200);
  }
}
