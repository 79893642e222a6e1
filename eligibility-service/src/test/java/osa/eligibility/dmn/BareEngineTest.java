package osa.eligibility.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Verdict;

/// What we add to the engine (remembering, rows, refusing to answer by default) changes none of its
/// answers: for tables and cases that chance made, ours is what the engine says when it is asked
/// without us. The same seeds in every build.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BareEngineTest {

  private static final int TABLES = 60;
  private static final int CASES = 10;

  private int answered;
  private int unanswered;

  /// The engine alone.
  private static final class Bare {
    private final DMNRuntime runtime;
    private final DMNModel model;

    Bare(String dmn) {
      runtime =
          DMNRuntimeBuilder.fromDefaults()
              .setOption(new RuntimeTypeCheckOption(true))
              .buildConfiguration()
              .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(dmn))))
              .getOrElseThrow(IllegalStateException::new);
      model = runtime.getModels().getFirst();
    }

    /// Empty when it has no answer.
    Optional<Object> ask(String decision, Map<String, Object> told) {
      DMNContext context = runtime.newContext();
      told.forEach(context::set);
      DMNResult result = runtime.evaluateByName(model, context, decision);
      DMNDecisionResult answer = result.getDecisionResultByName(decision);
      return result.hasErrors()
              || answer.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED
          ? Optional.empty()
          : Optional.ofNullable(answer.getResult());
    }
  }

  @Test
  void for_random_tables_and_cases_our_verdict_is_the_bare_engines() {
    for (long seed = 1; seed <= TABLES; seed++) {
      RandomTable table = new RandomTable(seed);
      String dmn = table.dmn();
      DecisionModel ours = DecisionModel.compile("random " + seed, dmn);
      Bare bare = new Bare(dmn);
      for (int i = 0; i < CASES; i++) {
        Map<String, Object> told = table.anyCase();
        String which = "seed " + seed + ", " + told;
        compare(ours, bare, RandomTable.KIND, told, which);
        compare(ours, bare, RandomTable.REASONS, told, which);
      }
    }
    assertTrue(answered > TABLES, answered + " answered");
    assertTrue(unanswered > TABLES, unanswered + " not answered");
  }

  private void compare(
      DecisionModel ours, Bare bare, String decision, Map<String, Object> told, String which) {
    Optional<Object> theirs = bare.ask(decision, told);
    if (theirs.isEmpty()) {
      unanswered++;
      assertThrows(RuleFailure.class, () -> ours.ask(decision, told), which);
      return;
    }
    answered++;
    assertEquals(theirs.get(), ours.ask(decision, told).value(), which);
    // Once more, as it is remembered.
    assertEquals(theirs.get(), ours.ask(decision, told).value(), which);
    if (decision.equals(RandomTable.REASONS)) {
      assertEquals(
          outcomeOf((List<?>) theirs.get()),
          verdict((List<?>) ours.ask(decision, told).value()).outcome(),
          which);
    }
  }

  /// Counted by hand, without our verdict.
  private static Eligibility outcomeOf(List<?> rows) {
    List<?> effects = rows.stream().map(row -> ((Map<?, ?>) row).get("effect")).toList();
    if (effects.contains("INELIGIBLE")) {
      return Eligibility.INELIGIBLE;
    }
    return effects.contains("REFERRED") ? Eligibility.REFERRED : Eligibility.ELIGIBLE;
  }

  private static Verdict verdict(List<?> rows) {
    List<Reason> reasons = new ArrayList<>();
    for (Object row : rows) {
      Map<?, ?> columns = (Map<?, ?>) row;
      reasons.add(
          new Reason(
              ReasonCode.valueOf((String) columns.get("code")),
              Effect.valueOf((String) columns.get("effect")),
              (String) columns.get("basis"),
              null));
    }
    return Verdict.of(reasons, List.of());
  }
}
