package osa.eligibility.country.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.country;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.developing;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.source;
import static osa.eligibility.ServiceApi.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CountryResourceTest {

  private static ValidatableResponse record(String path, Map<String, ?> body) {
    return create("policy-modeller", path, body);
  }

  private static ValidatableResponse read(String path) {
    return as("auditor").get(path).then();
  }

  @Test
  void a_country_is_registered_and_read_back_with_its_facts() {
    record("/countries", country("AAA", "UM", true))
        .statusCode(201)
        .header("Location", endsWith("/countries/AAA"))
        .header("ETag", "\"3\"")
        .body("incomeGroup", equalTo("UM"))
        .body("dacListed", equalTo(true))
        .body("transferAgreement", equalTo(false))
        .body("internalConflicts", nullValue());
    read("/countries/AAA")
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("facts.kind", contains("INCOME_GROUP", "DAC_LISTING"))
        .body("facts[0].streamVersion", equalTo(2))
        .body("facts[0].source.kind", equalTo("OFFICIAL"));
  }

  @Test
  void registering_the_same_country_again_changes_nothing_and_another_is_refused() {
    record("/countries", developing("AAB")).statusCode(201).header("ETag", "\"3\"");
    record("/countries", developing("AAB")).statusCode(201).header("ETag", "\"3\"");
    record("/countries", country("AAB", "H", true))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("COUNTRY_ALREADY_REGISTERED"))
        .body("iso3", equalTo("AAB"));
  }

  @Test
  void every_kind_of_fact_is_recorded_once_and_the_same_again_changes_nothing() {
    registered("AAC");
    Map<String, Map<String, Object>> facts =
        Map.of(
            "income-groups",
            fact("worldBankYear", 2026, "group", "H", "validFrom", "2025-07-01"),
            "dac-listings",
            fact("listed", false, "validFrom", "2026-01-01"),
            "transfer-agreements",
            fact("signedOn", "2024-12-11", "inForceOn", "2025-01-22"),
            "restrictions",
            fact("kind", "UN_MEASURES", "validFrom", "2024-01-01", "validTo", "2025-01-01"),
            "conflict-signals",
            fact(
                "conflict",
                "a war",
                "scope",
                "INTERNAL",
                "intensity",
                "WAR",
                "startedOn",
                "2025-01-01"),
            "determinations",
            fact(
                "finding",
                "NO_OBSTACLE",
                "scope",
                "INTERNAL",
                "validFrom",
                "2025-01-01",
                "reason",
                "a grant was made"));
    facts.forEach(
        (path, body) -> {
          String etag =
              record("/countries/AAC/" + path, body).statusCode(201).extract().header("ETag");
          record("/countries/AAC/" + path, body).statusCode(201).header("ETag", equalTo(etag));
        });
    read("/countries/AAC/events")
        .body("items", hasSize(9))
        .body(
            "items.type",
            hasItems(
                "country-registered.v1",
                "income-group-recorded.v1",
                "dac-listing-recorded.v1",
                "transfer-agreement-recorded.v1",
                "restriction-recorded.v1",
                "conflict-signal-recorded.v1",
                "determination-recorded.v1"))
        .body("items[0].actor", equalTo("test-policy-modeller"));
    read("/countries/AAC?asOf=2026-02-01")
        .body("incomeGroup", equalTo("H"))
        .body("dacListed", equalTo(false))
        .body("transferAgreement", equalTo(true))
        .body("internalConflicts", equalTo("NO_OBSTACLE"));
    read("/countries/AAC?asOf=2024-06-01")
        .body("incomeGroup", equalTo("LM"))
        .body("facts.kind", hasItem("RESTRICTION"));
  }

  @Test
  void what_is_not_known_about_a_fact_is_shown_as_null() {
    registered("AAK");
    record(
            "/countries/AAK/transfer-agreements",
            Map.of(
                "source",
                Map.of("kind", "PRESS", "title", "counted among the partners"),
                "confidence",
                "UNCONFIRMED"))
        .statusCode(201)
        .body("transferAgreement", equalTo(true))
        .body("facts.find { it.kind == 'TRANSFER_AGREEMENT' }.validFrom", nullValue())
        .body("facts.find { it.kind == 'TRANSFER_AGREEMENT' }.source.url", nullValue());
    create("desk-officer", "/assessments", question("AAK", "2026-05-01", "MISSILE"))
        .statusCode(201)
        .body("reasons.code", hasItem("UNCONFIRMED_FACT"))
        .body("lines.lethality", contains("WEAPON"));
  }

  @Test
  void what_was_recorded_after_an_instant_was_not_known_then() {
    registered("AAD");
    String before = read("/countries/AAD").extract().path("knownAt");
    record("/countries/AAD/dac-listings", fact("listed", false, "validFrom", "2022-01-01"));

    read("/countries/AAD?asOf=2024-01-01").body("dacListed", equalTo(false));
    read("/countries/AAD?asOf=2024-01-01&asKnownAt=" + before).body("dacListed", equalTo(true));
    read("/countries/AAD?asKnownAt=2020-01-01T00:00:00Z")
        .statusCode(404)
        .body("code", equalTo("NOT_YET_THEN"));
  }

  @Test
  void an_opinion_is_no_source_of_a_determination() {
    registered("AAE");
    Map<String, Object> opinion =
        with(
            fact(
                "finding",
                "NO_OBSTACLE",
                "scope",
                "ANY",
                "validFrom",
                "2025-06-01",
                "reason",
                "an op-ed says so"),
            "source",
            source("COMMENTARY"));

    record("/countries/AAE/determinations", opinion)
        .statusCode(422)
        .body("code", equalTo("OPINION_IS_NOT_A_SOURCE"));
    read("/countries/AAE/events").body("items", hasSize(3));
  }

  @Test
  void an_approver_determines_and_records_nothing_else() {
    registered("AAF");
    create(
            "approver",
            "/countries/AAF/determinations",
            fact(
                "finding",
                "GREY_AREA",
                "scope",
                "INTERSTATE",
                "validFrom",
                "2025-07-24",
                "reason",
                "a border clash"))
        .statusCode(201);
    create(
            "approver",
            "/countries/AAF/dac-listings",
            fact("listed", true, "validFrom", "2022-01-01"))
        .statusCode(403)
        .body("code", equalTo("NOT_ALLOWED"));
    create("desk-officer", "/countries", developing("AAG")).statusCode(403);
  }

  @Test
  void a_fact_that_cannot_be_is_refused_and_not_stored() {
    registered("AAH");
    record(
            "/countries/AAH/dac-listings",
            fact("listed", true, "validFrom", "2026-01-01", "validTo", "2025-01-01"))
        .statusCode(422)
        .body("code", equalTo("PERIOD_HAS_NO_DAY"));
    record("/countries/AAH/dac-listings", fact("listed", true, "validFrom", "2026-02-30"))
        .statusCode(422)
        .body("code", equalTo("DATE_DOES_NOT_EXIST"))
        .body("errors[0].field", equalTo("validFrom"));
    record("/countries/AAH/dac-listings", fact("listed", true, "validFrom", "+999999999-12-31"))
        .statusCode(422)
        .body("code", equalTo("DATE_OUT_OF_RANGE"));
    record(
            "/countries/AAH/conflict-signals",
            fact(
                "conflict",
                "a war",
                "scope",
                "EVERYWHERE",
                "intensity",
                "WAR",
                "startedOn",
                "2025-01-01"))
        .statusCode(400)
        .body("errors[0].field", equalTo("scope"));
    record("/countries/AAH/dac-listings", Map.of("listed", true, "validFrom", "2026-01-01"))
        .statusCode(422)
        .body("errors.field", contains("confidence", "source"));
    read("/countries/AAH/events").body("items", hasSize(3));
  }

  @Test
  void a_country_that_nobody_registered_is_absent_everywhere() {
    read("/countries/ZZZ").statusCode(404).body("code", equalTo("UNKNOWN_COUNTRY"));
    read("/countries/ZZZ/events").statusCode(404).body("code", equalTo("UNKNOWN_COUNTRY"));
    record("/countries/ZZZ/dac-listings", fact("listed", true, "validFrom", "2022-01-01"))
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_COUNTRY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"phl", "PH", "PHLX", "..%2F..", "P%00L"})
  void what_is_no_country_code_names_no_country(String code) {
    as("auditor")
        .urlEncodingEnabled(false)
        .get("/countries/" + code)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void a_malformed_day_or_instant_is_named() {
    registered("AAI");
    read("/countries/AAI?asOf=2026-02-30").statusCode(422).body("errors[0].field", equalTo("asOf"));
    read("/countries/AAI?asKnownAt=yesterday")
        .statusCode(400)
        .body("errors[0].field", equalTo("asKnownAt"));
  }

  @Test
  void a_registration_is_checked_field_by_field() {
    record("/countries", with(developing("AAJ"), "iso3", "Ajax"))
        .statusCode(422)
        .body("errors.field", contains("iso3"));
    record(
            "/countries",
            with(
                developing("AAJ"),
                "incomeGroups",
                List.of(fact("worldBankYear", 24, "group", "LM", "validFrom", "2023-07-01"))))
        .statusCode(422)
        .body("errors.field", contains("incomeGroups[0].worldBankYear"));
    as("policy-modeller")
        .header("Idempotency-Key", "K-missing-body")
        .post("/countries")
        .then()
        .statusCode(400)
        .body("code", equalTo("BODY_MISSING"));
    read("/countries/AAJ").statusCode(404);
  }

  @Test
  void the_list_comes_in_pages_in_the_order_of_the_codes() {
    registered("BAA");
    registered("BAB");
    registered("BAC");
    String cursor =
        read("/countries?limit=1&cursor=" + cursorOf("B"))
            .body("items.iso3", contains("BAA"))
            .extract()
            .path("nextCursor");
    read("/countries?limit=2&cursor=" + cursor).body("items.iso3", contains("BAB", "BAC"));
    read("/countries?cursor=%25").statusCode(400).body("code", equalTo("MALFORMED_CURSOR"));
    read("/countries?limit=0").statusCode(422).body("errors[0].field", equalTo("limit"));
  }

  private static String cursorOf(String key) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
