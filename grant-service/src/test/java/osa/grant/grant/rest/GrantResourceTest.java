package osa.grant.grant.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.grant.grant.rest.GrantOverHttp.as;
import static osa.grant.grant.rest.GrantOverHttp.candidate;
import static osa.grant.grant.rest.GrantOverHttp.identify;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.inbox.Inbox;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.TestTokens;

/// Naming, reading and withdrawing grants over HTTP.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantResourceTest {

  @Inject Inbox inbox;

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Test
  void a_named_candidate_is_found_at_its_location() {
    ExtractableResponse<Response> created =
        identify(candidate("FJI"), newKey())
            .statusCode(201)
            .header("ETag", "\"1\"")
            .body("status", equalTo("CANDIDATE"))
            .body("version", equalTo(1))
            .body("identifiedOn", equalTo("2023-04-05"))
            .body("items[0].kind", equalTo("PATROL_BOAT"))
            .body("commitment", equalTo("NONE"))
            .body("lotsOpen", equalTo(0))
            .body("assessment", nullValue())
            .extract();
    as("auditor")
        .get(created.header("Location"))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("grantId", equalTo(created.path("grantId")))
        .body("title", equalTo("Patrol boats"));
  }

  @Test
  void the_same_key_names_one_candidate_and_answers_the_same() {
    String key = newKey();
    String first = identify(candidate("FJI"), key).statusCode(201).extract().asString();
    String again =
        identify(candidate("FJI"), key)
            .statusCode(201)
            .header("Idempotent-Replayed", "true")
            .extract()
            .asString();
    assertEquals(first, again);
    identify(candidate("MYS"), key).statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    String id = JsonPath.from(first).getString("grantId");
    as("auditor").get("/grants/" + id).then().body("version", equalTo(1));
  }

  @Test
  void sc_05_a_partner_has_a_role_and_is_paid_nothing() {
    Map<String, Object> body = candidate("TLS");
    body.put("partners", List.of(Map.of("iso3", "SGP", "role", "PARTNER")));
    identify(body, newKey())
        .statusCode(201)
        .body("partners[0].iso3", equalTo("SGP"))
        .body("partners[0].role", equalTo("PARTNER"))
        .body("partners[0].amountJpy", equalTo(0));
    body.put("partners", List.of(Map.of("iso3", "TLS", "role", "PARTNER")));
    identify(body, newKey())
        .statusCode(422)
        .body("code", equalTo("PARTNER_IS_RECIPIENT"))
        .body("iso3", equalTo("TLS"));
  }

  @Test
  void a_country_that_does_not_exist_is_its_own_problem() {
    identify(candidate("ZZZ"), newKey())
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("UNKNOWN_COUNTRY"))
        .body("iso3", equalTo("ZZZ"));
  }

  @Test
  void bad_input_names_the_field() {
    refused("title", " ", 422, "INVALID_VALUE", "title");
    refused("recipientIso3", "fji", 422, "INVALID_VALUE", "recipientIso3");
    refused("recipientIso3", null, 422, "INVALID_VALUE", "recipientIso3");
    refused("pillars", List.of(), 422, "INVALID_VALUE", "pillars");
    refused("pillars", List.of("P9"), 400, "MALFORMED_VALUE", "pillars[0]");
    refused("items", List.of(Map.of("lineId", "1")), 422, "INVALID_VALUE", "items[0].quantity");
    refused("undertakings", Map.of(), 422, "INVALID_VALUE", "undertakings.otherPurposeUse");
    refused("occurredOn", "2023-02-30", 422, "DATE_DOES_NOT_EXIST", "occurredOn");
    refused("occurredOn", "2999-01-01", 422, "DATE_IN_FUTURE", "occurredOn");
    refused("amountJpy", 1, 400, "UNKNOWN_FIELD", "amountJpy");
    refused("contextCountries", List.of("kh"), 422, "INVALID_VALUE", "contextCountries[0]");
  }

  private void refused(String field, Object value, int status, String code, String named) {
    Map<String, Object> body = candidate("FJI");
    body.put(field, value);
    ExtractableResponse<Response> problem = identify(body, newKey()).extract();
    assertEquals(status, problem.statusCode(), problem::asString);
    assertEquals(code, problem.path("code"), problem::asString);
    List<String> fields = problem.path("errors.field");
    assertTrue(fields.stream().anyMatch(f -> f.startsWith(named)), problem::asString);
  }

  @Test
  void the_list_is_narrowed_by_recipient_status_and_year() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox).inForceOn("2023-12-18");
    String others = identify(candidate("DJI"), newKey()).extract().path("grantId");
    list("?fiscalYear=2023&status=IN_FORCE&recipient=FJI&limit=200")
        .body("items.grantId", hasItem(grant.id()))
        .body("items.grantId", not(hasItem(others)));
    list("?recipient=DJI").body("items.grantId", hasItem(others));
    list("?recipient=DJI&status=SELECTED").body("items", hasSize(0));
    list("?fiscalYear=2099").body("items", hasSize(0));
  }

  private static ValidatableResponse list(String query) {
    return as("auditor").get("/grants" + query).then().statusCode(200);
  }

  @Test
  void the_list_comes_in_the_order_of_naming_in_pages_that_survive_new_grants() {
    List<String> named = new ArrayList<>();
    for (String day : List.of("2024-05-03", "2024-05-01", "2024-05-02")) {
      Map<String, Object> body = candidate("MNG");
      body.put("occurredOn", day);
      named.add(identify(body, newKey()).extract().path("grantId"));
    }
    JsonPath first = list("?recipient=MNG&limit=2").extract().jsonPath();
    assertEquals(List.of(named.get(1), named.get(2)), first.getList("items.grantId"));
    Map<String, Object> early = candidate("MNG");
    early.put("occurredOn", "2024-04-01");
    identify(early, newKey()).statusCode(201);
    list("?recipient=MNG&limit=2&cursor=" + first.getString("nextCursor"))
        .body("items.grantId", contains(named.get(0)))
        .body("$", not(hasKey("nextCursor")));
  }

  @Test
  void a_filter_that_can_match_nothing_is_a_problem() {
    for (String query :
        List.of("recipient=fiji", "status=SIGNED", "fiscalYear=1999", "fiscalYear=x", "limit=0")) {
      as("auditor")
          .get("/grants?" + query)
          .then()
          .statusCode(422)
          .body("code", equalTo("INVALID_VALUE"))
          .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }
    as("auditor").get("/grants?cursor=%25").then().statusCode(400);
  }

  @Test
  void a_grant_that_does_not_exist_is_not_found_whatever_is_asked_of_it() {
    for (String id : List.of(UUID.randomUUID().toString(), "grant-1")) {
      as("auditor").get("/grants/" + id).then().statusCode(404);
      as("auditor").get("/grants/" + id + "/events").then().statusCode(404);
      as("desk-officer")
          .header("If-Match", "\"1\"")
          .body(Map.of("reason", "changed plans"))
          .post("/grants/" + id + "/withdrawal")
          .then()
          .statusCode(404)
          .contentType("application/problem+json");
    }
    as("auditor")
        .get("/grants/" + UUID.randomUUID())
        .then()
        .body("code", equalTo("GRANT_NOT_FOUND"));
  }

  @Test
  void the_history_shows_when_it_happened_and_when_it_was_recorded() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    grant.step("survey-commission", Map.of("consultant", "a consultant")).statusCode(200);
    as("auditor")
        .get("/grants/" + grant.id() + "/events")
        .then()
        .body("items.type", contains("candidate-identified.v1", "survey-commissioned.v1"))
        .body("items.version", contains(1, 2))
        .body("items[0].occurredAt", equalTo("2023-04-04T15:00:00Z"))
        .body("items[0].recordedAt", not(equalTo("2023-04-04T15:00:00Z")))
        .body("items[0].actor", equalTo("test-desk-officer"))
        .body("items[0].data.proposal.recipientIso3", equalTo("FJI"));
  }

  @Test
  void a_step_needs_the_version_it_builds_on() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    String path = "/grants/" + grant.id() + "/survey-commission";
    Map<String, Object> body = Map.of("consultant", "a consultant");
    as("desk-officer")
        .body(body)
        .post(path)
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_MISSING"));
    as("desk-officer").header("If-Match", "\"1\"").body(body).post(path).then().statusCode(200);
    as("desk-officer")
        .header("If-Match", "\"1\"")
        .body(body)
        .post(path)
        .then()
        .statusCode(412)
        .header("ETag", "\"2\"")
        .body("code", equalTo("STALE_VERSION"));
  }

  @Test
  void a_step_with_a_key_may_be_repeated_at_whatever_version() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    String key = newKey();
    for (String etag : List.of("\"1\"", "\"1\"", "\"2\"")) {
      as("desk-officer")
          .header("If-Match", etag)
          .header("Idempotency-Key", key)
          .body(Map.of("validOn", "2023-11-03"))
          .post("/grants/" + grant.id() + "/assessment-requests")
          .then()
          .statusCode(200)
          .header("ETag", "\"2\"");
    }
    grant.read().body("version", equalTo(2));
  }

  @Test
  void a_withdrawn_grant_says_why_and_takes_no_further_step() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    grant
        .step("withdrawal", Map.of("reason", "changed plans", "occurredOn", "2023-06-01"))
        .statusCode(200)
        .body("status", equalTo("WITHDRAWN"))
        .body("withdrawn.reason", equalTo("changed plans"));
    grant
        .step("survey-commission", Map.of("consultant", "a consultant"))
        .statusCode(409)
        .body("code", equalTo("GRANT_WITHDRAWN"))
        .body("withdrawnOn", equalTo("2023-06-01"));
  }

  @Test
  void every_route_needs_the_role_it_belongs_to() {
    GrantOverHttp grant = GrantOverHttp.candidate(inbox);
    given().get("/grants").then().statusCode(401).body("code", equalTo("NOT_AUTHENTICATED"));
    as("stranger").get("/grants").then().statusCode(403);
    for (String reader :
        List.of("desk-officer", "approver", "budget-officer", "policy-modeller", "auditor")) {
      as(reader).get("/grants/" + grant.id()).then().statusCode(200);
    }
    for (String other : List.of("approver", "budget-officer", "policy-modeller", "auditor")) {
      as(other)
          .header("Idempotency-Key", "x")
          .body(candidate("FJI"))
          .post("/grants")
          .then()
          .statusCode(403);
      grant.step(other, "survey-commission", Map.of("consultant", "c")).statusCode(403);
      grant.step(other, "lots", new HashMap<>()).statusCode(403);
    }
    grant.step("desk-officer", "cabinet-decision", Map.of()).statusCode(403);
    given().auth().oauth2(TestTokens.expired("desk-officer")).get("/grants").then().statusCode(401);
  }
}
