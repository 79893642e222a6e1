package osa.budget.fiscalyear.rest;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import osa.kernel.testing.ContractFilter;
import osa.kernel.testing.TestTokens;

/// A ledger as a client meets it; every test has a fiscal year of its own, from 2030 on. Those from
/// 2090 on are for tests that name their year.
record LedgerOverHttp(int year) {

  private static final AtomicInteger YEARS = new AtomicInteger(2030);

  static LedgerOverHttp ofItsOwn() {
    return new LedgerOverHttp(YEARS.getAndIncrement());
  }

  static RequestSpecification as(String role) {
    return given()
        .filter(ContractFilter.of("budget-service"))
        .auth()
        .oauth2(TestTokens.withRoles(role))
        .contentType(ContentType.JSON);
  }

  String path() {
    return "/fiscal-years/" + year;
  }

  ValidatableResponse post(String path, Map<String, ?> body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  ValidatableResponse post(String path, Map<String, ?> body, String key) {
    return as("budget-officer")
        .header("Idempotency-Key", key)
        .body(body)
        .post(path() + "/" + path)
        .then();
  }

  ValidatableResponse postIfMatch(String path, Map<String, ?> body, String etag) {
    return as("budget-officer")
        .header("If-Match", etag)
        .body(body)
        .post(path() + "/" + path)
        .then();
  }

  void appropriate(long amountJpy) {
    post("initial-appropriation", Map.of("amountJpy", amountJpy)).statusCode(201);
  }

  ValidatableResponse reserve(String grantId, long amountJpy) {
    return post("reservations", Map.of("grantId", grantId, "amountJpy", amountJpy));
  }

  ValidatableResponse read() {
    return as("auditor").get(path()).then();
  }

  ValidatableResponse events(String query) {
    return as("auditor").get(path() + "/events" + query).then();
  }

  String etag() {
    return read().extract().header("ETag");
  }
}
