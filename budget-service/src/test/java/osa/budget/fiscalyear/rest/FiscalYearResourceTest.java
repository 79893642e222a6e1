package osa.budget.fiscalyear.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.ContractFilter;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearResourceTest {

  private static final AtomicInteger YEARS = new AtomicInteger(2030);

  /// Every test has a fiscal year of its own.
  private final int year = YEARS.getAndIncrement();

  private static RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of("budget-service"))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  private ValidatableResponse post(String path, Map<String, ?> body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  private ValidatableResponse post(String path, Map<String, ?> body, String key) {
    return as("budget-officer")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/fiscal-years/" + year + "/" + path)
        .then();
  }

  private ValidatableResponse postIfMatch(String path, Map<String, ?> body, String etag) {
    return as("budget-officer")
        .header("If-Match", etag)
        .body(body)
        .post("/fiscal-years/" + year + "/" + path)
        .then();
  }

  private void appropriate(long amountJpy) {
    post("initial-appropriation", Map.of("amountJpy", amountJpy)).statusCode(201);
  }

  private ValidatableResponse reserve(String grantId, long amountJpy) {
    return post("reservations", Map.of("grantId", grantId, "amountJpy", amountJpy));
  }

  private ValidatableResponse read() {
    return as("auditor").get("/fiscal-years/" + year).then();
  }

  private String etag() {
    return read().extract().header("ETag");
  }

  @Test
  void sc_31_a_reservation_that_does_not_fit_is_refused_with_the_available_amount() {
    appropriate(2_000_000_000);
    reserve("grant-1", 1_975_000_000).statusCode(201).header("ETag", "\"2\"");
    reserve("grant-5", 25_000_001)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("INSUFFICIENT_FUNDS"))
        .body("availableJpy", equalTo(25_000_000))
        .body("type", equalTo("/problems/INSUFFICIENT_FUNDS"));
    reserve("grant-5", 25_000_000).statusCode(201).body("freeJpy", equalTo(0));
  }

  @Test
  void sc_48_the_same_key_sent_three_times_reserves_once_and_answers_the_same() {
    appropriate(2_000_000_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 600_000_000);
    String first = post("reservations", body, "K").statusCode(201).extract().asString();
    for (int again = 0; again < 2; again++) {
      String replay =
          post("reservations", body, "K")
              .statusCode(201)
              .header("Idempotent-Replayed", "true")
              .header("ETag", "\"2\"")
              .extract()
              .asString();
      assertEquals(first, replay);
    }
    read().body("freeJpy", equalTo(1_400_000_000)).body("version", equalTo(2));
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    appropriate(1_000);
    post("reservations", Map.of("grantId", "grant-1", "amountJpy", 1), "K2").statusCode(201);
    post("reservations", Map.of("grantId", "grant-1", "amountJpy", 2), "K2")
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void a_change_with_a_key_may_be_repeated_at_whatever_version() {
    appropriate(1_000);
    reserve("grant-1", 700);
    for (String etag : List.of("\"2\"", "\"2\"", "\"3\"")) {
      as("budget-officer")
          .header("If-Match", etag)
          .header("Idempotency-Key", "release-" + year)
          .body(Map.of("reason", "not needed"))
          .post("/fiscal-years/" + year + "/reservations/grant-1/release")
          .then()
          .statusCode(200)
          .header("ETag", "\"3\"")
          .body("freeJpy", equalTo(1_000));
    }
    read().body("version", equalTo(3));
  }

  @Test
  void a_refusal_is_an_answer_that_is_repeated_too() {
    appropriate(1_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 1_001);
    post("reservations", body, "K3").statusCode(409);
    post("reservations", body, "K3").statusCode(409).header("Idempotent-Replayed", "true");
  }

  @Test
  void of_simultaneous_reservations_that_together_exceed_the_free_amount_exactly_one_succeeds()
      throws Exception {
    appropriate(1_000);
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String grant = "grant-" + i;
      requests.add(() -> reserve(grant, 600).extract().statusCode());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> status : threads.invokeAll(requests)) {
        statuses.add(status.get());
      }
    }
    statuses.sort(null);
    assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
    read().body("freeJpy", equalTo(400));
  }

  @Test
  void a_commitment_needs_the_version_it_builds_on() {
    appropriate(1_000);
    reserve("grant-1", 700);
    Map<String, Object> body = Map.of("amountJpy", 600);
    as("budget-officer")
        .body(body)
        .post("/fiscal-years/" + year + "/reservations/grant-1/commitment")
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_MISSING"));
    postIfMatch("reservations/grant-1/commitment", body, "\"1\"")
        .statusCode(412)
        .header("ETag", "\"2\"")
        .body("code", equalTo("STALE_VERSION"))
        .body("actualVersion", equalTo(2));
    postIfMatch("reservations/grant-1/commitment", body, "\"2\"")
        .statusCode(200)
        .body("committedJpy", equalTo(600))
        .body("reservedJpy", equalTo(0))
        .body("freeJpy", equalTo(400));
  }

  @Test
  void sc_50_the_last_yen_that_is_committed_is_paid_and_not_one_more() {
    String paid = "/fiscal-years/2024/reservations/grant-1/disbursements";
    commitOf2024();
    disburse(paid, 590_000_000, "2025-03-01").statusCode(201);
    disburse(paid, 10_000_001, "2025-03-02")
        .statusCode(409)
        .body("code", equalTo("EXCEEDS_COMMITMENT"))
        .body("payableJpy", equalTo(10_000_000));
    disburse(paid, 10_000_000, "2025-04-30").statusCode(201);
    disburse(paid, 1, "2025-05-01")
        .statusCode(422)
        .body("code", equalTo("PAYMENT_OUTSIDE_FISCAL_YEAR"))
        .body("lastPaymentOn", equalTo("2025-04-30"));
  }

  private static void commitOf2024() {
    String ledger = "/fiscal-years/2024";
    createAt(ledger + "/initial-appropriation", Map.of("amountJpy", 5_000_000_000L));
    createAt(ledger + "/reservations", Map.of("grantId", "grant-1", "amountJpy", 600_000_000));
    as("budget-officer")
        .header("If-Match", "\"2\"")
        .body(Map.of("amountJpy", 600_000_000))
        .post(ledger + "/reservations/grant-1/commitment")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse disburse(String path, long amountJpy, String day) {
    return createAt(path, Map.of("amountJpy", amountJpy, "occurredOn", day));
  }

  private static ValidatableResponse createAt(String path, Map<String, ?> body) {
    return as("budget-officer")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path)
        .then();
  }

  @Test
  void sc_36_requests_and_drafts_are_shown_and_are_never_money() {
    post("budget-requests", Map.of("amountJpy", 8_210_000_000L, "occurredOn", "2025-08-27"));
    post("budget-drafts", Map.of("amountJpy", 18_100_000_000L, "occurredOn", "2025-12-26"));
    read()
        .body("requestedJpy", equalTo(8_210_000_000L))
        .body("draftedJpy", equalTo(18_100_000_000L))
        .body("appropriatedJpy", equalTo(0));
    reserve("grant-1", 1).statusCode(409).body("availableJpy", equalTo(0));
  }

  @Test
  void sc_35_a_correction_refers_to_what_it_corrects_and_both_stay_visible() {
    appropriate(8_000_000_000L);
    String entryId =
        as("auditor")
            .get("/fiscal-years/" + year + "/events")
            .then()
            .extract()
            .path("items[0].data.entryId");
    postIfMatch(
            "corrections",
            Map.of("correctsEventId", entryId, "amountJpy", 8_100_000_000L, "reason", "rounded"),
            etag())
        .statusCode(200)
        .body("appropriatedJpy", equalTo(8_100_000_000L));
    as("auditor")
        .get("/fiscal-years/" + year + "/events")
        .then()
        .body(
            "items.type",
            contains("initial-appropriation-enacted.v1", "appropriation-corrected.v1"))
        .body("items[0].actor", equalTo("test-budget-officer"));
  }

  @Test
  void the_history_comes_in_pages_that_survive_new_events() {
    appropriate(1_000);
    reserve("grant-1", 1);
    reserve("grant-2", 1);
    String cursor =
        as("auditor")
            .get("/fiscal-years/" + year + "/events?limit=2")
            .then()
            .body("items", hasSize(2))
            .extract()
            .path("nextCursor");
    reserve("grant-3", 1);
    as("auditor")
        .get("/fiscal-years/" + year + "/events?limit=2&cursor=" + cursor)
        .then()
        .body("items.version", contains(3, 4))
        .body("$", not(hasKey("nextCursor")));
  }

  @Test
  void bad_input_names_the_field_and_stores_nothing() {
    appropriate(1_000);
    String path = "reservations";
    post(path, Map.of("grantId", "g", "amountJpy", -1))
        .statusCode(422)
        .body("code", equalTo("AMOUNT_NOT_POSITIVE"));
    post(path, Map.of("grantId", "g"))
        .statusCode(422)
        .body("code", equalTo("INVALID_VALUE"))
        .body("errors.field", hasItem("amountJpy"));
    post(path, Map.of("grantId", "../etc", "amountJpy", 1))
        .statusCode(422)
        .body("errors[0].field", equalTo("grantId"));
    post(path, Map.of("grantId", "g", "amountJpy", 1, "amount", 1))
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"))
        .body("errors[0].field", equalTo("amount"));
    post(path, Map.of("grantId", "g", "amountJpy", "1"))
        .statusCode(400)
        .body("code", equalTo("MALFORMED_VALUE"))
        .body("errors[0].field", equalTo("amountJpy"));
    post(path, Map.of("grantId", "g", "amountJpy", 1.5))
        .statusCode(400)
        .body("errors[0].field", equalTo("amountJpy"));
    post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "2026-02-30"))
        .statusCode(422)
        .body("code", equalTo("DATE_DOES_NOT_EXIST"))
        .body("errors[0].field", equalTo("occurredOn"));
    post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "soon"))
        .statusCode(400)
        .body("errors[0].remedy", containsString("yyyy-mm-dd"));
    post(path, Map.of("grantId", "g", "amountJpy", 1, "occurredOn", "2999-01-01"))
        .statusCode(422)
        .body("code", equalTo("DATE_IN_FUTURE"));
    read().body("version", equalTo(1));
  }

  @Test
  void what_is_no_request_of_ours_gets_a_problem_too() {
    String path = "/fiscal-years/" + year + "/reservations";
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
        .delete("/fiscal-years/" + year)
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
          .post("/fiscal-years/" + year + "/budget-requests")
          .then()
          .statusCode(201)
          .header("X-Correlation-Id", header.equals(sent) ? equalTo(sent) : not(equalTo(header)));
    }
    as("auditor")
        .get("/fiscal-years/" + year + "/events")
        .then()
        .body("items[0].correlationId", equalTo(sent))
        .body("items[1].correlationId", not(equalTo(sent)));
  }

  @Test
  void every_route_needs_a_valid_token_with_a_role() {
    String path = "/fiscal-years/" + year;
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
