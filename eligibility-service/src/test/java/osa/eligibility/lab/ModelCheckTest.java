package osa.eligibility.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osa.eligibility.Case;
import osa.eligibility.dmn.Finding;
import osa.eligibility.dmn.Finding.Code;
import osa.eligibility.dmn.ModelText;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.domain.Policy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelCheckTest {

  private static final ModelCheck CHECK = new ModelCheck(Duration.ofMinutes(1));

  static List<RuleModel> models() {
    return Case.CATALOGUE.models();
  }

  private static String text(String ruleSetId) {
    return Case.CATALOGUE.model(ruleSetId).orElseThrow().dmn();
  }

  private static List<Finding> findings(String ruleSetId, String instead, String of) {
    RuleModel model = Case.CATALOGUE.model(ruleSetId).orElseThrow();
    String changed = model.dmn().replaceFirst(Pattern.quote(of), instead);
    assertNotEquals(model.dmn(), changed, "nothing was changed");
    return CHECK.findings(model.ruleSet().policy(), changed);
  }

  private static Finding the(Code code, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.code() == code && !finding.example().isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not among " + findings));
  }

  @ParameterizedTest
  @MethodSource("models")
  void what_is_in_force_has_no_errors(RuleModel model) {
    var errors =
        CHECK.findings(model.ruleSet().policy(), model.dmn()).stream()
            .filter(Finding::isError)
            .toList();

    assertEquals(List.of(), errors);
  }

  @Test
  void a_gap_is_shown_by_a_case_that_falls_into_it() {
    var gap =
        the(
            Code.GAP,
            findings(
                "3P-2024",
                "\"SHIP_IDENTIFICATION_EQUIPMENT\"</text>",
                "\"SHIP_IDENTIFICATION_EQUIPMENT\", \"UAV\"</text>"));

    assertEquals("Category", gap.where());
    assertEquals(Map.of("Item kind", "UAV"), gap.example());
  }

  @Test
  void a_row_that_does_not_say_where_its_rule_is_written_is_named() {
    var findings =
        findings("3P-2024", "<text></text>", "<text>Transport (輸送). No precedent</text>");

    assertEquals(
        List.of(List.of(2)),
        findings.stream()
            .filter(finding -> finding.code() == Code.REFERENCE_MISSING)
            .map(Finding::rows)
            .toList());
  }

  @Test
  void an_annotation_may_be_where_dmn_js_keeps_it() {
    String annotated = text("3P-2024");
    String described =
        annotated
            .replace("Transport (輸送). No precedent", "")
            .replace(
                "<rule id=\"category_rule_2\">",
                "<rule id=\"category_rule_2\"><description>No precedent</description>");

    var findings = CHECK.findings(Policy.THREE_PRINCIPLES, described);

    assertEquals(
        List.of(),
        findings.stream().map(Finding::code).filter(Code.REFERENCE_MISSING::equals).toList());
  }

  @Test
  void an_overlap_is_shown_by_its_rows_and_a_case_that_is_in_both() {
    var overlap =
        the(
            Code.OVERLAP,
            findings(
                "3P-2024",
                "<text>\"TRANSPORT_UAV\", \"UAV\"</text>",
                "<text>\"TRANSPORT_UAV\"</text>"));

    assertEquals("Category", overlap.where());
    assertEquals(List.of(2, 4), overlap.rows());
    assertEquals(Map.of("Item kind", "UAV"), overlap.example());
  }

  @Test
  void a_misspelt_reason_code_is_shown_by_a_case_that_gets_it() {
    var unknown =
        the(
            Code.WORD_UNKNOWN,
            findings("OSA-2023", "<text>\"HIGH_INCOM\"</text>", "<text>\"HIGH_INCOME\"</text>"));

    assertEquals("Income", unknown.where());
    assertEquals("H", unknown.example().get("Income group"));
    assertEquals("NOT_LISTED", unknown.example().get("DAC listing"));
  }

  @Test
  void a_row_that_no_case_comes_to_is_a_warning() {
    var never =
        findings("OSA-2023", "<text>\"COAST_GUARD\"</text>", "<text>\"CIVILIAN\"</text>").stream()
            .filter(finding -> finding.code() == Code.ROW_DUPLICATE)
            .findFirst();

    assertEquals(Optional.of(false), never.map(Finding::isError));
  }

  @Test
  void a_policy_s_model_lacking_a_decision_is_told_which() {
    var findings = CHECK.findings(Policy.OSA_POLICY, text("3P-2026"));

    assertTrue(
        findings.stream()
            .anyMatch(f -> f.code() == Code.DECISION_MISSING && f.where().equals("Income")),
        findings::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DOCUMENT_TYPE | <definitions | <!DOCTYPE d [<!ENTITY e SYSTEM"
            + " 'file:///etc/hosts'>]><definitions",
        "NOT_WELL_FORMED | </definitions> | </definition>",
        "ELEMENT_NOT_ALLOWED | <inputData | <import name='x' namespace='urn:x'"
            + " importType='urn:y'/><inputData",
        "ELEMENT_NOT_ALLOWED | <inputData | <businessKnowledgeModel name='f'/><inputData",
        "EXPRESSION_NOT_ALLOWED | <text>\"CIVILIAN\"</text> | <text>? = \"CIVILIAN\" and today() >"
            + " date(\"2026-01-01\")</text>",
        "EXPRESSION_NOT_ALLOWED | <text>\"CIVILIAN\"</text> | <text>count(for i in 1..99999999999"
            + " return i) > 0</text>",
        "EXPRESSION_NOT_ALLOWED | <text>\"CIVILIAN\"</text> | <text>function(x) external {java:"
            + " {class: \"java.lang.System\"}}</text>",
      })
  void what_reaches_outside_or_has_no_end_is_refused_with_its_line(
      Code code, String of, String instead) {
    var findings = findings("OSA-2023", Matcher.quoteReplacement(instead), of);

    assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
    assertTrue(findings.getFirst().line() > 0);
  }

  @Test
  void prose_and_names_may_use_any_word() {
    var findings =
        findings(
            "OSA-2023",
            "<description>For every recipient, today and now (for good).",
            "<description>");

    assertTrue(findings.stream().noneMatch(Finding::isError), findings::toString);
  }

  @Test
  void a_huge_model_is_refused_before_anything_reads_it() {
    var findings =
        CHECK.findings(Policy.OSA_POLICY, text("OSA-2023") + " ".repeat(ModelText.BYTES_MAX));

    assertEquals(List.of(Code.TOO_LARGE), findings.stream().map(Finding::code).toList());
  }
}
