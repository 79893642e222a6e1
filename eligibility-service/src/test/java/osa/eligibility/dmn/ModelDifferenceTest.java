package osa.eligibility.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.dmn.ModelDifference.CellDifference;
import osa.eligibility.dmn.ModelDifference.Kind;
import osa.eligibility.dmn.ModelDifference.RowDifference;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelDifferenceTest {

  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">
        <decision name="Field"><decisionTable hitPolicy="%s">
          <input><inputExpression><text>Pillar</text></inputExpression></input>
          <output name="code"/><annotation name="Basis"/>
          %s
        </decisionTable></decision>
      </definitions>
      """;

  private static String row(String id, String input, String output, String basis) {
    return """
    <rule id="%s"><inputEntry><text>%s</text></inputEntry>
    <outputEntry><text>%s</text></outputEntry>
    <annotationEntry><text>%s</text></annotationEntry></rule>
    """
        .formatted(id, input, output, basis);
  }

  private static final String FIRST = row("r1", "\"P1\"", "\"A\"", "guidelines 1");
  private static final String SECOND = row("r2", "\"P2\"", "\"B\"", "guidelines 2");
  private static final String THIRD = row("r3", "\"P3\"", "\"C\"", "guidelines 3");

  private static List<ModelDifference> between(String older, String newer) {
    return ModelDifference.between(
        ModelOutline.of(older).orElseThrow(), ModelOutline.of(newer).orElseThrow());
  }

  private static List<RowDifference> rows(String hitPolicy, String older, String newer) {
    var differences = between(TABLE.formatted(hitPolicy, older), TABLE.formatted(hitPolicy, newer));
    return differences.isEmpty() ? List.of() : differences.getFirst().rows();
  }

  private static String text(String ruleSetId) {
    return Case.CATALOGUE.model(ruleSetId).orElseThrow().dmn();
  }

  @Test
  void a_model_does_not_differ_from_itself() {
    assertEquals(List.of(), between(text("3P-2026"), text("3P-2026")));
  }

  @Test
  void a_changed_cell_is_told_with_its_old_and_its_new_text() {
    var differences =
        between(
            text("3P-2024"),
            text("3P-2024").replace("<text>\"TRANSPORT_UAV\"</text>", "<text>\"UAV\"</text>"));

    assertEquals(1, differences.size());
    assertEquals("Category", differences.getFirst().decision());
    var row = differences.getFirst().rows().getFirst();
    assertEquals(Kind.CHANGED, row.kind());
    assertEquals(
        List.of(new CellDifference("Item kind", "\"TRANSPORT_UAV\"", "\"UAV\"")), row.cells());
    assertTrue(row.label().startsWith("Transport"), row::label);
  }

  @Test
  void the_abolition_of_the_five_categories_is_read_decision_by_decision() {
    var differences = between(text("3P-2024"), text("3P-2026"));

    assertEquals(
        Optional.of(Kind.ADDED),
        differences.stream()
            .filter(difference -> difference.decision().equals("Lethality"))
            .map(ModelDifference::kind)
            .findFirst());
    assertTrue(
        differences.stream().noneMatch(difference -> difference.decision().equals("Destination")));
  }

  @Test
  void rows_that_came_and_went_do_not_change_the_others() {
    var rows = rows("UNIQUE", FIRST + SECOND, SECOND + THIRD);

    assertEquals(
        List.of(Kind.ADDED, Kind.REMOVED), rows.stream().map(RowDifference::kind).toList());
    assertEquals(2, rows.getFirst().now());
    assertEquals("guidelines 1", rows.getLast().label());
    assertEquals(
        List.of(
            new CellDifference("Pillar", "\"P1\"", null),
            new CellDifference("code", "\"A\"", null),
            new CellDifference("Basis", "guidelines 1", null)),
        rows.getLast().cells());
  }

  @Test
  void a_row_is_known_by_its_annotation_else_by_its_inputs_else_by_its_id() {
    var byAnnotation = row("x", "\"P9\"", "\"A\"", "guidelines 1");
    var byInputs = row("y", "\"P2\"", "\"B\"", "another basis");
    var byId = row("r3", "\"P9\"", "\"C\"", "a third basis");

    var rows = rows("UNIQUE", FIRST + SECOND + THIRD, byId + byInputs + byAnnotation);

    assertEquals(List.of(3, 2, 1), rows.stream().map(RowDifference::was).toList());
    assertTrue(rows.stream().allMatch(row -> row.kind() == Kind.CHANGED));
  }

  @Test
  void the_order_of_rows_counts_only_where_it_decides() {
    assertEquals(List.of(), rows("UNIQUE", FIRST + SECOND, SECOND + FIRST));
    assertEquals(
        List.of(Kind.MOVED),
        rows("FIRST", FIRST + SECOND, SECOND + FIRST).stream().map(RowDifference::kind).toList());
  }

  @Test
  void another_hit_policy_is_told_beside_the_rows() {
    var difference =
        between(TABLE.formatted("UNIQUE", FIRST), TABLE.formatted("FIRST", FIRST)).getFirst();

    assertEquals(List.of(new CellDifference("Hit policy", "UNIQUE", "FIRST")), difference.form());
    assertEquals(List.of(), difference.rows());
  }

  @Test
  void what_is_no_xml_or_has_a_document_type_has_no_outline() {
    assertEquals(Optional.empty(), ModelOutline.of("<definitions"));
    assertEquals(
        Optional.empty(),
        ModelOutline.of("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"));
  }
}
