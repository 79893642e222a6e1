package osa.eligibility.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.dmn.ConformanceKit.CaseFile;
import osa.eligibility.dmn.ConformanceKit.Expectation;
import osa.eligibility.dmn.ConformanceKit.TestCase;

/// The DMN technology compatibility kit, asked through our own evaluation path. It runs when a copy
/// of the kit is given: `./mvnw -pl eligibility-service -am test -Dtest=ConformanceTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dosa.dmn.tck=/path/to/tck`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConformanceTest {

  private static final String COPY = "osa.dmn.tck";

  /// Numbers are the same when they differ by less: as the kit has it.
  private static final BigDecimal PRECISION = new BigDecimal("0.00000001");

  /// What became of a case.
  private sealed interface Result {
    /// @param unanswered how many of its decisions must have no answer, and got none
    record Passed(int unanswered) implements Result {}

    record NotApplicable(String reason) implements Result {}

    record Failed(String what) implements Result {}
  }

  private final Map<String, Integer> notApplicable = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int cases;
  private int passed;
  private int passedWithoutAnswer;
  private int notClaimed;

  @Test
  void the_cases_that_the_engine_claims_come_out_the_same_through_our_evaluation_path() {
    String copy = System.getProperty(COPY, "");
    assumeTrue(
        !copy.isEmpty(),
        "The DMN TCK was not run: give a copy of github.com/dmn-tck/tck as -D" + COPY + "=<path>.");
    ConformanceKit kit = new ConformanceKit(Path.of(copy));
    String engineVersion = DecisionModel.engine().replaceFirst(".* ", "");
    Optional<Set<String>> claimed = kit.claimed(engineVersion);
    for (CaseFile file : kit.files()) {
      run(file, claimed);
    }
    report(claimed.isPresent());
    assertTrue(passed > 0, "nothing was asked");
    assertEquals(List.of(), failures);
  }

  private void run(CaseFile file, Optional<Set<String>> claimed) {
    List<String> texts = List.of(ConformanceKit.text(file.model()));
    if (!ModelText.findings(texts.getFirst()).isEmpty()) {
      texts = ConformanceKit.parts(file.model());
    }
    List<DecisionModel> models = new ArrayList<>();
    Optional<String> refused = Optional.empty();
    for (String text : texts) {
      Optional<Finding> refusal = ModelText.findings(text).stream().findFirst();
      if (refusal.isPresent()) {
        refused = refusal.map(ConformanceTest::refusal);
        continue;
      }
      try {
        models.add(DecisionModel.compile(file.place(), text));
      } catch (RuleFailure e) {
        refused = Optional.of("The model does not compile as a whole.");
      }
    }
    for (TestCase each : file.cases()) {
      String which = file.place() + " " + each.id();
      if (claimed.isPresent() && !claimed.get().contains(which)) {
        notClaimed++;
        continue;
      }
      cases++;
      Result result = asked(models, each, refused);
      switch (result) {
        case Result.Passed(int unanswered) -> {
          passed++;
          passedWithoutAnswer += unanswered > 0 ? 1 : 0;
        }
        case Result.NotApplicable(String reason) -> notApplicable.merge(reason, 1, Integer::sum);
        case Result.Failed(String what) -> failures.add(which + ": " + what);
      }
    }
  }

  private static String refusal(Finding finding) {
    return "The text is refused: " + finding.message();
  }

  /// @param refused why parts of the model can't be asked; empty when all can
  private static Result asked(
      List<DecisionModel> models, TestCase testCase, Optional<String> refused) {
    if (testCase.service()) {
      return new Result.NotApplicable("A decision service is asked.");
    }
    if (testCase.expectations().isEmpty()) {
      return new Result.NotApplicable("Nothing is asked.");
    }
    int unanswered = 0;
    for (Expectation expected : testCase.expectations()) {
      Optional<DecisionModel> model =
          models.stream().filter(each -> each.decides(expected.decision())).findFirst();
      if (model.isEmpty()) {
        return new Result.NotApplicable(refused.orElse("What is asked is no decision."));
      }
      if (model.get().inputsOf(expected.decision()).stream()
          .anyMatch(input -> testCase.told().get(input) == null)) {
        return new Result.NotApplicable("An input is null or left out.");
      }
      Optional<Object> answer = answer(model.get(), expected.decision(), testCase.told());
      if (answer.isEmpty() && expected.value() == null) {
        unanswered++;
      } else if (answer.isEmpty() || !same(expected.value(), answer.get())) {
        return new Result.Failed(
            "%s should be %s and is %s"
                .formatted(
                    expected.decision(), inWords(expected.value()), inWords(answer.orElse(null))));
      }
    }
    return new Result.Passed(unanswered);
  }

  private static String inWords(Object value) {
    return value == null ? "nothing" : value + " (" + value.getClass().getSimpleName() + ")";
  }

  /// Empty when there is none, as everywhere in this service: a rule that comes to nothing decides
  /// nothing.
  private static Optional<Object> answer(
      DecisionModel model, String decision, Map<String, Object> told) {
    try {
      return Optional.of(model.ask(decision, told).value());
    } catch (RuleFailure e) {
      return Optional.empty();
    }
  }

  private static boolean same(Object expected, Object answer) {
    if (expected == null || answer == null) {
      return expected == answer;
    }
    return switch (expected) {
      case BigDecimal number ->
          answer instanceof BigDecimal other
              && number.subtract(other).abs().compareTo(PRECISION) < 0;
      case List<?> list ->
          answer instanceof List<?> other && list.size() == other.size() && sameItems(list, other);
      case Map<?, ?> map ->
          answer instanceof Map<?, ?> other
              && map.keySet().equals(other.keySet())
              && map.keySet().stream().allMatch(key -> same(map.get(key), other.get(key)));
      case String text -> text.equals(answer.toString());
      default -> expected.equals(answer);
    };
  }

  private static boolean sameItems(List<?> list, List<?> other) {
    for (int i = 0; i < list.size(); i++) {
      if (!same(list.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void report(boolean byItsAccount) {
    int notApplied = notApplicable.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "DMN TCK through DecisionModel, %s: %d cases %s; %d passed (%d of them with a decision that"
            + " must have no answer), %d failed, %d not applicable; %d more are not claimed.%n",
        DecisionModel.engine(),
        cases,
        byItsAccount ? "that the engine claims" : "in all, the engine's account is not in the copy",
        passed,
        passedWithoutAnswer,
        failures.size(),
        notApplied,
        notClaimed);
    System.out.println(
        notApplicable.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(reason -> "%6d not applicable: %s".formatted(reason.getValue(), reason.getKey()))
            .collect(Collectors.joining("\n")));
    failures.forEach(failure -> System.out.println("failed: " + failure));
  }
}
