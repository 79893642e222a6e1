package osa.eligibility.policy.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osa.eligibility.Case;
import osa.eligibility.assessment.rules.Vocabulary;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.rest.DmnJs.Job;
import osa.eligibility.policy.rest.DmnJs.Table;
import osa.eligibility.policy.rest.DmnJs.Work;
import osa.kernel.testing.PostgresForTests;

/// Every model that comes with the service, opened and saved in the web editor that modellers use
/// (dmn-js), and a table drawn there from nothing. Needs a Chromium and is skipped without one.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DmnJsRoundTripTest {

  private static final String EMPTY_SHEET =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
          xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
          id="drawn" name="Drawn" namespace="http://camunda.org/schema/1.0/dmn">
        <dmndi:DMNDI><dmndi:DMNDiagram id="diagram" /></dmndi:DMNDI>
      </definitions>
      """;
  private static final String DRAWN = "drawn";

  private static Map<String, Work> work = Map.of();

  @BeforeAll
  static void everything_is_opened_and_saved_in_one_session()
      throws IOException, InterruptedException {
    Optional<DmnJs> editor = DmnJs.onThisMachine();
    assumeTrue(editor.isPresent(), DmnJs.howToHaveIt());
    List<Job> jobs = new ArrayList<>();
    for (RuleModel model : models()) {
      Cell cell = cellOf(model.ruleSet().policy());
      jobs.add(new Job(model.ruleSet().id(), model.dmn(), cell.id(), cell.becomes(), null));
    }
    Table field =
        new Table(
            "Field",
            "Pillar",
            List.of(List.of("\"NONE\"", "\"outside\""), List.of("\"P1\", \"P2\"", "\"inside\"")));
    jobs.add(new Job(DRAWN, EMPTY_SHEET, null, null, field));
    work = editor.get().done(jobs);
  }

  static List<RuleModel> models() {
    return Case.CATALOGUE.models();
  }

  /// One that is changed, so that the model stays usable.
  private record Cell(String decision, String id, String column, String was, String becomes) {}

  private static Cell cellOf(Policy policy) {
    return switch (policy) {
      case THREE_PRINCIPLES ->
          new Cell("Category", "category_rule_2_out_1", "Answer", "\"TRANSPORT\"", "\"NONE\"");
      case OSA_POLICY ->
          new Cell(
              "Undertakings",
              "undertakings_rule_1_out_2",
              "effect",
              "\"REFERRED\"",
              "\"INELIGIBLE\"");
    };
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_that_was_opened_and_saved_is_the_same_model(RuleModel model) {
    String saved = work.get(model.ruleSet().id()).saved();

    assertEquals(
        findings(model.ruleSet().policy(), model.dmn()), findings(model.ruleSet().policy(), saved));
    assertEquals(
        answers(model.ruleSet().policy(), model.dmn()), answers(model.ruleSet().policy(), saved));
    String id = drafted(model, "saved", saved);
    assertArrayEquals(saved.getBytes(StandardCharsets.UTF_8), RuleSetSteps.model(id));
    assertEquals(List.of(), differences(model, id).getList("decisions"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_cell_that_was_changed_there_is_all_that_differs(RuleModel model) {
    String changed = work.get(model.ruleSet().id()).changed();
    Cell cell = cellOf(model.ruleSet().policy());

    String id = drafted(model, "changed", changed);
    assertArrayEquals(changed.getBytes(StandardCharsets.UTF_8), RuleSetSteps.model(id));
    JsonPath differences = differences(model, id);
    assertEquals(List.of(cell.decision()), differences.getList("decisions.decision"));
    assertEquals(List.of(), differences.getList("decisions[0].form"));
    assertEquals(List.of("CHANGED"), differences.getList("decisions[0].rows.kind"));
    assertEquals(
        List.of(Map.of("column", cell.column(), "was", cell.was(), "now", cell.becomes())),
        differences.getList("decisions[0].rows[0].cells"));
  }

  @Test
  void a_table_drawn_there_from_nothing_is_refused_with_clear_reasons_each_told_once() {
    String drawn = work.get(DRAWN).saved();

    List<Map<String, Object>> findings = checked(Policy.OSA_POLICY, drawn).getList("findings");
    assertEquals(findings.stream().distinct().toList(), findings);
    List<Map<String, Object>> errors =
        findings.stream().filter(finding -> finding.get("severity").equals("ERROR")).toList();
    assertFalse(errors.isEmpty());
    for (Map<String, Object> error : errors) {
      for (String part : List.of("where", "message", "remedy")) {
        assertFalse(((String) error.get(part)).isBlank(), error::toString);
      }
    }
    create(
            "policy-modeller",
            "/rule-sets",
            Map.of("policy", "OSA_POLICY", "id", "OSA-drawn", "title", "drawn", "model", drawn))
        .statusCode(422)
        .body("code", equalTo("MODEL_NOT_USABLE"));
    as("auditor").get("/rule-sets/OSA-drawn").then().statusCode(404);
  }

  private static JsonPath checked(Policy policy, String model) {
    return as("policy-modeller")
        .contentType("application/xml")
        .body(model.getBytes(StandardCharsets.UTF_8))
        .post("/rule-sets/checks?policy=" + policy)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /// Without the lines, which the editor breaks its own way.
  private static List<Map<String, Object>> findings(Policy policy, String model) {
    List<Map<String, Object>> findings = checked(policy, model).getList("findings");
    findings.forEach(finding -> finding.remove("line"));
    return findings;
  }

  private static String drafted(RuleModel model, String what, String dmn) {
    String id = model.ruleSet().id() + "-" + what + "-in-dmn-js";
    create(
            "policy-modeller",
            "/rule-sets",
            Map.of(
                "policy", model.ruleSet().policy(), "id", id, "title", "saved there", "model", dmn))
        .statusCode(201);
    return id;
  }

  private static JsonPath differences(RuleModel model, String id) {
    return as("auditor")
        .get("/rule-sets/" + id + "/differences?from=" + model.ruleSet().id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /// What every decision says to every case that the policy can be asked, with its rows.
  private static Map<String, Object> answers(Policy policy, String dmn) {
    DecisionModel model = DecisionModel.compile("a model", dmn);
    Map<String, Object> answers = new HashMap<>();
    for (String decision : Vocabulary.of(policy).answers().keySet()) {
      if (model.decides(decision)) {
        ask(model, decision, List.copyOf(model.inputsOf(decision)), Map.of(), answers);
      }
    }
    assertFalse(answers.isEmpty());
    return answers;
  }

  private static void ask(
      DecisionModel model,
      String decision,
      List<String> inputs,
      Map<String, Object> told,
      Map<String, Object> answers) {
    if (inputs.isEmpty()) {
      answers.put(decision + told, model.attempt(decision, told));
      return;
    }
    for (Object word : Vocabulary.wordsOf(inputs.getFirst())) {
      Map<String, Object> more = new HashMap<>(told);
      more.put(inputs.getFirst(), word);
      ask(model, decision, inputs.subList(1, inputs.size()), more, answers);
    }
  }
}
