package osa.bench.rules;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.assessment.rules.Sheet.Subject.Kind;

/// The decision engine as an application would use it that adds nothing: one call per model and
/// subject, with all decisions that are wanted of it, and the reasons counted.
final class BareEngine {

  private final DMNRuntime runtime;
  private final DMNModel model;
  private final String[] aboutItems;

  BareEngine(String dmn) {
    this.runtime =
        DMNRuntimeBuilder.fromDefaults()
            .setOption(new RuntimeTypeCheckOption(true))
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(dmn))))
            .getOrElseThrow(IllegalStateException::new);
    this.model = runtime.getModels().getFirst();
    this.aboutItems =
        Stream.of("Category", "Lethality", "Nature", "Permission", "Equipment")
            .filter(decision -> model.getDecisionByName(decision) != null)
            .toArray(String[]::new);
  }

  /// Asks both policies everything about a case, and answers with how many reasons they gave.
  static int judge(Sheet sheet, BareEngine principles, BareEngine osa) {
    int reasons =
        osa.reasons(osa.ask(known(sheet, Subject.CASE), "Beneficiary", "Income", "Undertakings"))
            + principles.reasons(principles.ask(known(sheet, Subject.CASE), "Destination"));
    for (Subject conflict : sheet.about(Kind.CONFLICT)) {
      reasons += osa.reasons(osa.ask(known(sheet, conflict), "Conflict"));
    }
    for (Subject pillar : sheet.about(Kind.PILLAR)) {
      reasons += osa.reasons(osa.ask(known(sheet, pillar), "Field"));
    }
    for (Subject line : sheet.about(Kind.LINE)) {
      DMNResult item = principles.ask(known(sheet, line), principles.aboutItems);
      reasons += principles.reasons(item);
      Map<String, Object> told = known(sheet, line);
      told.put("Item nature", item.getDecisionResultByName("Nature").getResult());
      told.put("Item permission", item.getDecisionResultByName("Permission").getResult());
      reasons += osa.reasons(osa.ask(told, "Lethal weapons"));
    }
    return reasons;
  }

  private DMNResult ask(Map<String, Object> told, String... decisions) {
    DMNContext context = runtime.newContext();
    told.forEach(
        (input, value) -> {
          if (model.getInputByName(input) != null) {
            context.set(input, value);
          }
        });
    DMNResult result = runtime.evaluateByName(model, context, decisions);
    if (result.hasErrors()) {
      throw new IllegalStateException(result.getMessages().toString());
    }
    return result;
  }

  private int reasons(DMNResult result) {
    List<Object> reasons = new ArrayList<>();
    result
        .getDecisionResults()
        .forEach(
            each -> {
              if (each.getResult() instanceof List<?> found) {
                reasons.addAll(found);
              }
            });
    return reasons.size();
  }

  private static Map<String, Object> known(Sheet sheet, Subject subject) {
    Map<String, Object> known = new HashMap<>();
    sheet.sections().get(Subject.CASE).forEach((name, input) -> known.put(name, input.value()));
    sheet.sections().get(subject).forEach((name, input) -> known.put(name, input.value()));
    return known;
  }
}
