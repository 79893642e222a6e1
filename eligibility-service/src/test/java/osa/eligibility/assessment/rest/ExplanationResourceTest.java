package osa.eligibility.assessment.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.country;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.question;
import static osa.eligibility.ServiceApi.registered;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.testing.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplanationResourceTest {

  private static final String INCOME = "decisions.find { it.decision == 'Income' }";

  private String richCase;

  @BeforeEach
  void a_rich_country_was_assessed() {
    registered("FIN");
    create("policy-modeller", "/countries", country("RIC", "H", false), "register-RIC");
    richCase =
        create("desk-officer", "/assessments", question("RIC", "2025-06-01", "PATROL_BOAT"))
            .statusCode(201)
            .body("outcome", equalTo("INELIGIBLE"))
            .extract()
            .path("assessmentId");
  }

  private static ValidatableResponse read(String id, String part) {
    return as("auditor").get("/assessments/" + id + "/" + part).then();
  }

  @Test
  void an_officer_reads_sentences_in_two_languages() {
    read(richCase, "explanation")
        .statusCode(200)
        .body("conclusion.english", equalTo("On 2025-06-01 the rules exclude this grant to RIC."))
        .body("conclusion.japanese", containsString("認められない"))
        .body("because.code", contains("HIGH_INCOME"))
        .body("because[0].words.japanese", containsString("高所得国"))
        .body("because.basis", everyItem(not(equalTo(""))))
        .body("grounds.statement", hasItem(containsString("income group H")))
        .body("decision", nullValue());
  }

  @Test
  void a_modeller_reads_each_decision_with_its_inputs_and_the_row_that_hit() {
    read(richCase, "decisions")
        .statusCode(200)
        .body("outcome", equalTo("INELIGIBLE"))
        .body(INCOME + ".ruleSetId", equalTo("OSA-2023"))
        .body(INCOME + ".inputs.'Income group'", equalTo("H"))
        .body(INCOME + ".rows", hasSize(1))
        .body(INCOME + ".rows[0].id", containsString("income_rule_"))
        .body(INCOME + ".value[0].code", equalTo("HIGH_INCOME"))
        .body("decisions.find { it.decision == 'Equipment' }.basedOn", not(empty()))
        .body("nearMisses.findAll { it.input == 'DAC listing' }.wouldBe", hasItem("LISTED"));
  }

  @Test
  void an_auditor_sees_that_the_same_facts_and_rules_say_the_same() {
    read(richCase, "derivation")
        .statusCode(200)
        .body("identical", equalTo(true))
        .body("differences", empty())
        .body("engineThen", equalTo("Apache KIE DMN 10.2.0"))
        .body("engineNow", equalTo("Apache KIE DMN 10.2.0"))
        .body("assessment.facts.eventId", not(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explanation", "decisions", "derivation"})
  void what_does_not_exist_has_no_explanation(String part) {
    read(UUID.randomUUID().toString(), part)
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_ASSESSMENT"));
  }
}
