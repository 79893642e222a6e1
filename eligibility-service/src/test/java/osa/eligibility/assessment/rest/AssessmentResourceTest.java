package osa.eligibility.assessment.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.country;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.ServiceApi.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssessmentResourceTest {

  private static final Map<String, Object> GREY_AREA =
      fact(
          "finding",
          "GREY_AREA",
          "scope",
          "INTERSTATE",
          "validFrom",
          "2025-07-24",
          "reason",
          "clashes at the border");

  @BeforeEach
  void a_fine_country_a_rich_one_and_one_with_a_border_clash() {
    registered("FIN");
    create("policy-modeller", "/countries", country("RIC", "H", false), "register-RIC");
    registered("CLA");
    create("policy-modeller", "/countries/CLA/determinations", GREY_AREA, "determine-CLA")
        .statusCode(201);
  }

  private static ValidatableResponse assess(Map<String, ?> question) {
    return create("desk-officer", "/assessments", question);
  }

  private static ValidatableResponse read(String path) {
    return as("auditor").get(path).then();
  }

  private static ValidatableResponse decide(String id, String etag, Map<String, ?> decision) {
    return as("approver")
        .header("If-Match", etag)
        .body(decision)
        .post("/assessments/" + id + "/referral-decision")
        .then();
  }

  private static String referred() {
    return assess(question("CLA", "2026-01-15", "SEARCH_AND_RESCUE_EQUIPMENT"))
        .statusCode(201)
        .body("outcome", equalTo("REFERRED"))
        .extract()
        .path("assessmentId");
  }

  @Test
  void an_assessment_answers_with_everything_that_it_rests_on() {
    String id =
        assess(question("FIN", "2025-06-01", "PATROL_BOAT", "UNIFORM"))
            .statusCode(201)
            .header("ETag", "\"1\"")
            .header("Location", matchesPattern(".*/assessments/[0-9a-f-]{36}"))
            .body("outcome", equalTo("ELIGIBLE"))
            .body("decidedBy", equalTo("RULES"))
            .body("reasons", hasSize(0))
            .body("lines.category", contains("VIGILANCE", "NONE"))
            .body("ruleSets.id", contains("3P-2024", "OSA-2023"))
            .body("ruleSets.contentHash", everyItem(matchesPattern("[0-9a-f]{64}")))
            .body("facts.kind", contains("INCOME_GROUP", "DAC_LISTING"))
            .body("facts.eventId", everyItem(matchesPattern("[0-9a-f-]{36}")))
            .body("engine", equalTo("Apache KIE DMN 10.2.0"))
            .body("request.validOn", equalTo("2025-06-01"))
            .body("referral", nullValue())
            .extract()
            .path("assessmentId");
    read("/assessments/" + id)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("lines.category", contains("VIGILANCE", "NONE"));
    read("/assessments/" + id + "/events")
        .body("items.type", contains("assessment-decided.v1"))
        .body("items[0].data.judgement.verdict.outcome", equalTo("ELIGIBLE"));
  }

  @Test
  void sc_27_all_reasons_are_shown_in_words_with_their_basis() {
    assess(question("RIC", "2026-04-20", "MISSILE"))
        .statusCode(201)
        .body("outcome", equalTo("INELIGIBLE"))
        .body("reasons.code", contains("HIGH_INCOME", "OUTSIDE_FIVE_CATEGORIES", "LETHAL_WEAPON"))
        .body("reasons.lineId", contains(null, "L1", "L1"))
        .body("reasons.sentence", hasItem("OSA buys no lethal weapons."))
        .body("reasons.basis", everyItem(not(equalTo(""))));
  }

  @Test
  void sc_28_an_unknown_country_is_refused_and_nothing_is_stored() {
    assess(question("QQQ", "2026-01-15", "PATROL_BOAT"))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("UNKNOWN_COUNTRY"))
        .body("iso3", equalTo("QQQ"))
        .body("field", equalTo("recipientIso3"));
    read("/assessments?recipient=QQQ").body("items", hasSize(0));
  }

  @Test
  void sc_05_a_partner_is_recorded_with_its_role_and_not_assessed() {
    assess(
            with(
                question("FIN", "2026-01-15", "HEAVY_MACHINERY"),
                "partners",
                List.of(Map.of("iso3", "RIC", "role", "PARTNER"))))
        .statusCode(201)
        .body("outcome", equalTo("ELIGIBLE"))
        .body("request.partners.iso3", contains("RIC"))
        .body("request.partners.role", contains("PARTNER"))
        .body("facts.iso3", everyItem(equalTo("FIN")));
  }

  @Test
  void sc_09_a_person_closes_a_referral_and_the_referral_stays_in_the_history() {
    String id = referred();

    decide(
            id,
            "\"1\"",
            Map.of("decision", "APPROVE", "reason", "cannot be used in the border conflict"))
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("outcome", equalTo("ELIGIBLE"))
        .body("decidedBy", equalTo("HUMAN"))
        .body("referral.decidedBy", equalTo("test-approver"))
        .body("referral.reason", equalTo("cannot be used in the border conflict"))
        .body("reasons.code", hasItem("BORDER_CLASH_GREY_AREA"));
    read("/assessments/" + id + "/events")
        .body("items.type", contains("assessment-referred.v1", "referral-closed.v1"));
  }

  @Test
  void a_referral_is_closed_once_by_an_approver_who_saw_it_and_says_why() {
    String id = referred();
    Map<String, Object> reject = Map.of("decision", "REJECT", "reason", "usable at the border");

    as("desk-officer")
        .header("If-Match", "\"1\"")
        .body(reject)
        .post("/assessments/" + id + "/referral-decision")
        .then()
        .statusCode(403);
    as("approver")
        .body(reject)
        .post("/assessments/" + id + "/referral-decision")
        .then()
        .statusCode(428);
    decide(id, "\"7\"", reject).statusCode(412).body("actualVersion", equalTo(1));
    decide(id, "\"1\"", Map.of("decision", "REJECT", "reason", " "))
        .statusCode(422)
        .body("errors.field", contains("reason"));
    decide(id, "\"1\"", reject).statusCode(200).body("outcome", equalTo("INELIGIBLE"));
    decide(id, "\"2\"", reject)
        .statusCode(409)
        .body("code", equalTo("REFERRAL_ALREADY_CLOSED"))
        .body("decision", equalTo("REJECT"));
  }

  @Test
  void what_the_rules_settled_is_not_for_a_person() {
    String id = assess(question("RIC", "2025-06-01", "PATROL_BOAT")).extract().path("assessmentId");

    decide(id, "\"1\"", Map.of("decision", "APPROVE", "reason", "a friend"))
        .statusCode(409)
        .body("code", equalTo("NOT_REFERRED"))
        .body("outcome", equalTo("INELIGIBLE"));
    decide(
            UUID.randomUUID().toString(),
            "\"1\"",
            Map.of("decision", "APPROVE", "reason", "a friend"))
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_ASSESSMENT"));
  }

  @Test
  void the_same_key_assesses_once_even_when_the_facts_have_changed() {
    registered("CHG");
    Map<String, Object> question = question("CHG", "2025-06-01", "PATROL_BOAT");
    String first =
        create("desk-officer", "/assessments", question, "same").extract().path("assessmentId");
    create(
        "policy-modeller",
        "/countries/CHG/restrictions",
        fact("kind", "UN_MEASURES", "validFrom", "2025-01-01"));

    create("desk-officer", "/assessments", question, "same")
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("assessmentId", equalTo(first))
        .body("outcome", equalTo("ELIGIBLE"));
    assess(question)
        .body("outcome", equalTo("INELIGIBLE"))
        .body("reasons.code", contains("UN_SECURITY_COUNCIL_MEASURES"));
    create("desk-officer", "/assessments", question("CHG", "2025-06-02", "UAV"), "same")
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    read("/assessments?recipient=CHG").body("items", hasSize(2));
  }

  @Test
  void a_question_is_checked_field_by_field() {
    Map<String, Object> question = question("FIN", "2025-06-01", "PATROL_BOAT");

    assess(with(question, "recipientIso3", "fin"))
        .statusCode(422)
        .body("errors.field", contains("recipientIso3"));
    assess(with(question, "items", List.of()))
        .statusCode(422)
        .body("errors.field", contains("items"));
    assess(question("FIN", "2025-06-01", "DEATH_STAR"))
        .statusCode(400)
        .body("errors[0].field", equalTo("items[0].kind"));
    assess(with(question, "pillars", List.of("P4"))).statusCode(400);
    assess(with(question, "pillars", java.util.Collections.singletonList(null))).statusCode(422);
    assess(with(question, "contextCountries", List.of("FIN", "nowhere")))
        .statusCode(422)
        .body("errors.field", contains("contextCountries[1].<list element>"));
    assess(with(question, "validOn", "2025-02-30"))
        .statusCode(422)
        .body("code", equalTo("DATE_DOES_NOT_EXIST"));
    assess(with(question, "validOn", "+999999999-12-31"))
        .statusCode(422)
        .body("code", equalTo("DATE_OUT_OF_RANGE"));
    assess(with(question, "validOn", "2023-04-04"))
        .statusCode(422)
        .body("code", equalTo("NO_POLICY_IN_FORCE"));
    assess(with(question, "stance", "friendly"))
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"))
        .body("errors[0].field", equalTo("stance"));
  }

  @Test
  void the_list_is_narrowed_and_comes_in_pages_in_the_order_of_asking() {
    registered("LST");
    for (String kind : List.of("MISSILE", "UAV", "PATROL_BOAT")) {
      assess(with(question("LST", "2025-06-01", kind), "grantId", "grant-of-the-list"))
          .statusCode(201);
    }
    String cursor =
        read("/assessments?grantId=grant-of-the-list&limit=2")
            .body("items.outcome", contains("INELIGIBLE", "ELIGIBLE"))
            .extract()
            .path("nextCursor");
    read("/assessments?grantId=grant-of-the-list&limit=2&cursor=" + cursor)
        .body("items.lines[0].category", contains("VIGILANCE"));
    read("/assessments?recipient=LST&outcome=ELIGIBLE").body("items", hasSize(2));
    read("/assessments?outcome=MAYBE").statusCode(422).body("errors[0].field", equalTo("outcome"));
    read("/assessments?recipient=lst").statusCode(422);
  }

  @Test
  void an_assessment_that_nobody_asked_for_is_absent() {
    read("/assessments/" + UUID.randomUUID())
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_ASSESSMENT"));
    read("/assessments/" + UUID.randomUUID() + "/events").statusCode(404);
    read("/assessments/not-an-id").statusCode(404);
  }

  @Test
  void every_code_has_a_meaning_in_two_languages() {
    read("/reason-codes")
        .statusCode(200)
        .body("items", hasSize(osa.eligibility.assessment.domain.ReasonCode.values().length))
        .body("items.code", hasItems("HIGH_INCOME", "RULE_CHANGED_OSA_POLICY_UNCHANGED"))
        .body(
            "items.find { it.code == 'LETHAL_WEAPON' }.japanese", equalTo("OSAは殺傷能力のある武器を供与しない。"));
  }

  @Test
  void nobody_reads_without_a_token() {
    io.restassured.RestAssured.given().get("/assessments").then().statusCode(401);
    io.restassured.RestAssured.given().get("/reason-codes").then().statusCode(401);
    io.restassured.RestAssured.given().get("/countries").then().statusCode(401);
    io.restassured.RestAssured.given().get("/rule-sets").then().statusCode(401);
  }
}
