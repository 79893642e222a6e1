package osa.bench.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.assessment.rules.Sheet.Subject.Kind;

/// A case put to the two models of an engine and to nothing else: every decision that an assessment
/// needs, per subject, and the reasons counted.
///
/// @param principles the version of the Three Principles that is asked
/// @param osa the version of OSA's own policy
record BareCase(BareEngine principles, BareEngine osa) {

  private static final List<String> ABOUT_ITEMS =
      List.of("Category", "Lethality", "Nature", "Permission", "Equipment");

  /// How many reasons both policies gave.
  int judge(Sheet sheet) {
    Map<String, Object> told = known(sheet, Subject.CASE);
    int reasons =
        reasons(osa.answers(told, List.of("Beneficiary", "Income", "Undertakings")))
            + reasons(principles.answers(told, List.of("Destination")));
    for (Subject conflict : sheet.about(Kind.CONFLICT)) {
      reasons += reasons(osa.answers(known(sheet, conflict), List.of("Conflict")));
    }
    for (Subject pillar : sheet.about(Kind.PILLAR)) {
      reasons += reasons(osa.answers(known(sheet, pillar), List.of("Field")));
    }
    List<String> aboutItems = ABOUT_ITEMS.stream().filter(principles::decides).toList();
    for (Subject line : sheet.about(Kind.LINE)) {
      Map<String, Object> item = principles.answers(known(sheet, line), aboutItems);
      Map<String, Object> known = known(sheet, line);
      known.put("Item nature", item.get("Nature"));
      known.put("Item permission", item.get("Permission"));
      reasons += reasons(item) + reasons(osa.answers(known, List.of("Lethal weapons")));
    }
    return reasons;
  }

  private static int reasons(Map<String, Object> answers) {
    return answers.values().stream()
        .flatMap(answer -> answer instanceof List<?> found ? Stream.of(found.size()) : Stream.of())
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static Map<String, Object> known(Sheet sheet, Subject subject) {
    Map<String, Object> known = new HashMap<>();
    sheet.sections().get(Subject.CASE).forEach((name, input) -> known.put(name, input.value()));
    sheet.sections().get(subject).forEach((name, input) -> known.put(name, input.value()));
    return known;
  }
}
