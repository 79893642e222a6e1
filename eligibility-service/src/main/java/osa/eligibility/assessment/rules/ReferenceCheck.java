package osa.eligibility.assessment.rules;

import java.util.List;
import java.util.Map;
import osa.eligibility.dmn.Finding;
import osa.eligibility.dmn.Finding.Code;
import osa.eligibility.dmn.ModelOutline;
import osa.eligibility.dmn.ModelOutline.Decision;
import osa.eligibility.dmn.ModelOutline.Row;

/// Looks whether each row of each table says where its rule is written: in the basis that goes with
/// a reason, or in the row's annotation. An assessment is explained by it years later.
public final class ReferenceCheck {

  private static final String BASIS = "basis";

  private ReferenceCheck() {}

  /// One finding for each table that has such rows; none for a text that is no XML.
  public static List<Finding> findings(String xml) {
    return ModelOutline.of(xml).stream()
        .flatMap(outline -> outline.decisions().stream())
        .filter(decision -> !without(decision).isEmpty())
        .map(ReferenceCheck::finding)
        .toList();
  }

  private static List<Integer> without(Decision decision) {
    return decision.rows().stream().filter(row -> !isReferenced(row)).map(Row::number).toList();
  }

  private static boolean isReferenced(Row row) {
    boolean annotated = row.annotations().values().stream().anyMatch(text -> !text.isBlank());
    return annotated || !row.outputs().getOrDefault(BASIS, "").isBlank();
  }

  private static Finding finding(Decision decision) {
    List<Integer> rows = without(decision);
    return Finding.of(
        Code.REFERENCE_MISSING,
        decision.name(),
        rows,
        Map.of(),
        "The rows %s do not say where their rule is written.".formatted(rows));
  }
}
