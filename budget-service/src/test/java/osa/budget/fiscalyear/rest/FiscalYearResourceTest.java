package osa.budget.fiscalyear.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.budget.fiscalyear.rest.LedgerOverHttp.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearResourceTest {

  private final LedgerOverHttp ledger = LedgerOverHttp.ofItsOwn();

  @Test
  void sc_31_a_reservation_that_does_not_fit_is_refused_with_the_available_amount() {
    ledger.appropriate(2_000_000_000);
    ledger.reserve("grant-1", 1_975_000_000).statusCode(201).header("ETag", "\"2\"");
    ledger
        .reserve("grant-5", 25_000_001)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("INSUFFICIENT_FUNDS"))
        .body("availableJpy", equalTo(25_000_000))
        .body("type", equalTo("/problems/INSUFFICIENT_FUNDS"));
    ledger.reserve("grant-5", 25_000_000).statusCode(201).body("freeJpy", equalTo(0));
  }

  @Test
  void sc_48_the_same_key_sent_three_times_reserves_once_and_answers_the_same() {
    ledger.appropriate(2_000_000_000);
    Map<String, Object> body = Map.of("grantId", "grant-1", "amountJpy", 600_000_000);
    String first = ledger.post("reservations", body, "K").statusCode(201).extract().asString();
    for (int again = 0; again < 2; again++) {
      String replay =
          ledger
              .post("reservations", body, "K")
              .statusCode(201)
              .header("Idempotent-Replayed", "true")
              .header("ETag", "\"2\"")
              .extract()
              .asString();
      assertEquals(first, replay);
    }
    ledger.read().body("freeJpy", equalTo(1_400_000_000)).body("version", equalTo(2));
  }

  @Test
  void of_simultaneous_reservations_that_together_exceed_the_free_amount_exactly_one_succeeds()
      throws Exception {
    ledger.appropriate(1_000);
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String grant = "grant-" + i;
      requests.add(() -> ledger.reserve(grant, 600).extract().statusCode());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> status : threads.invokeAll(requests)) {
        statuses.add(status.get());
      }
    }
    statuses.sort(null);
    assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
    ledger.read().body("freeJpy", equalTo(400));
  }

  @Test
  void a_commitment_needs_the_version_it_builds_on() {
    ledger.appropriate(1_000);
    ledger.reserve("grant-1", 700);
    Map<String, Object> body = Map.of("amountJpy", 600);
    as("budget-officer")
        .body(body)
        .post(ledger.path() + "/reservations/grant-1/commitment")
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_MISSING"));
    ledger
        .postIfMatch("reservations/grant-1/commitment", body, "\"1\"")
        .statusCode(412)
        .header("ETag", "\"2\"")
        .body("code", equalTo("STALE_VERSION"))
        .body("actualVersion", equalTo(2));
    ledger
        .postIfMatch("reservations/grant-1/commitment", body, "\"2\"")
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
    ledger.post("budget-requests", Map.of("amountJpy", 8_210_000_000L, "occurredOn", "2025-08-27"));
    ledger.post("budget-drafts", Map.of("amountJpy", 18_100_000_000L, "occurredOn", "2025-12-26"));
    ledger
        .read()
        .body("requestedJpy", equalTo(8_210_000_000L))
        .body("draftedJpy", equalTo(18_100_000_000L))
        .body("appropriatedJpy", equalTo(0));
    ledger.reserve("grant-1", 1).statusCode(409).body("availableJpy", equalTo(0));
  }

  @Test
  void sc_35_a_correction_refers_to_what_it_corrects_and_both_stay_visible() {
    ledger.appropriate(8_000_000_000L);
    String entryId =
        as("auditor").get(ledger.path() + "/events").then().extract().path("items[0].data.entryId");
    ledger
        .postIfMatch(
            "corrections",
            Map.of("correctsEventId", entryId, "amountJpy", 8_100_000_000L, "reason", "rounded"),
            ledger.etag())
        .statusCode(200)
        .body("appropriatedJpy", equalTo(8_100_000_000L));
    as("auditor")
        .get(ledger.path() + "/events")
        .then()
        .body(
            "items.type",
            contains("initial-appropriation-enacted.v1", "appropriation-corrected.v1"))
        .body("items[0].actor", equalTo("test-budget-officer"));
  }

  @Test
  void the_history_comes_in_pages_that_survive_new_events() {
    ledger.appropriate(1_000);
    ledger.reserve("grant-1", 1);
    ledger.reserve("grant-2", 1);
    String cursor =
        as("auditor")
            .get(ledger.path() + "/events?limit=2")
            .then()
            .body("items", hasSize(2))
            .extract()
            .path("nextCursor");
    ledger.reserve("grant-3", 1);
    as("auditor")
        .get(ledger.path() + "/events?limit=2&cursor=" + cursor)
        .then()
        .body("items.version", contains(3, 4))
        .body("$", not(hasKey("nextCursor")));
  }
}
