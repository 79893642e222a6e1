package osa.eligibility.assessment.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;

/// Assessments and countries as they were.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTravelTest {

  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private static ValidatableResponse get(String path) {
    return as("auditor").get(path).then();
  }

  private static String today() {
    return LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
  }

  @Test
  void a_referral_is_open_as_known_before_a_person_closed_it() {
    registered("TRA");
    create(
        "policy-modeller",
        "/countries/TRA/determinations",
        fact(
            "finding",
            "GREY_AREA",
            "scope",
            "INTERSTATE",
            "validFrom",
            "2025-07-24",
            "reason",
            "clashes at the border"));
    String id =
        create("desk-officer", "/assessments", question("TRA", "2026-01-15", "PATROL_BOAT"))
            .statusCode(201)
            .body("outcome", equalTo("REFERRED"))
            .extract()
            .path("assessmentId");
    String before = Instant.now().toString();
    as("approver")
        .header("If-Match", "\"1\"")
        .body(Map.of("decision", "APPROVE", "reason", "cannot be used there"))
        .post("/assessments/" + id + "/referral-decision")
        .then()
        .statusCode(200);

    get("/assessments/" + id + "?asKnownAt=" + before)
        .body("outcome", equalTo("REFERRED"))
        .body("referral", nullValue());
    get("/assessments/" + id + "?asOf=" + today())
        .body("outcome", equalTo("ELIGIBLE"))
        .body("referral", notNullValue());
    get("/assessments?limit=200&outcome=REFERRED&asKnownAt=" + before)
        .body("items.assessmentId", hasItem(id));
    get("/assessments?limit=200&outcome=REFERRED&asOf=" + today())
        .body("items.assessmentId", not(hasItem(id)));
    get("/assessments/" + id + "?asKnownAt=2020-01-01")
        .statusCode(404)
        .body("code", equalTo("NOT_YET_THEN"));
    get("/assessments/" + id + "/events?asKnownAt=" + before).body("items.size()", equalTo(1));
  }

  @Test
  void a_country_is_pinned_only_by_both_times_for_without_a_day_it_is_about_today() {
    registered("TRB");
    get("/countries/TRB?asOf=2024-01-01").header("Cache-Control", equalTo("no-cache"));
    get("/countries/TRB?asOf=2199-01-01").statusCode(200);
    get("/countries/TRB?asOf=2024-01-01&asKnownAt=" + Instant.now())
        .statusCode(200)
        .header("Cache-Control", equalTo("no-cache"));
    get("/countries/TRB?asOf=2024-01-01&asKnownAt=2020-01-01").statusCode(404);
    get("/countries?asKnownAt=2020-01-01")
        .header("Cache-Control", equalTo(FOR_EVER))
        .body("items.size()", equalTo(0));
    get("/countries?asOf=2020-01-01&limit=200").body("items.iso3", hasItem("TRB"));
  }

  @Test
  void the_history_of_a_country_as_of_a_day_has_the_facts_that_had_begun() {
    registered("TRC");
    get("/countries/TRC/events?asOf=2022-06-30").body("items.size()", equalTo(2));
    get("/countries/TRC/events?asOf=2022-07-01").body("items.size()", equalTo(3));
  }
}
