package osa.eligibility.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.Vocabulary.Answers;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.DecisionModel.Attempt;
import osa.eligibility.policy.CheckReport.RedTestCase;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCase;
import osa.eligibility.policy.domain.TestCase.Expected;

/// Puts test cases to a model that has no errors. A case that cannot be asked, because it tells too
/// little or in other words, is as red as one that comes out otherwise.
public final class TestCaseRun {

  private final Vocabulary vocabulary;
  private final DecisionModel model;

  private TestCaseRun(Vocabulary vocabulary, DecisionModel model) {
    this.vocabulary = vocabulary;
    this.model = model;
  }

  /// Those that do not come out as expected, in their order.
  public static List<RedTestCase> red(
      Policy policy, DecisionModel model, List<TestCase> testCases) {
    TestCaseRun run = new TestCaseRun(Vocabulary.of(policy), model);
    return testCases.stream().flatMap(testCase -> run.red(testCase).stream()).toList();
  }

  /// What came out, in the words in which it is expected, or why nothing did.
  private sealed interface Got {
    record Word(String word) implements Got {}

    record Reasons(List<Reason> reasons) implements Got {}

    record Nothing(String why) implements Got {}
  }

  private Optional<RedTestCase> red(TestCase testCase) {
    Got got = objection(testCase).<Got>map(Got.Nothing::new).orElseGet(() -> got(testCase));
    return isAsExpected(testCase.expected(), got)
        ? Optional.empty()
        : Optional.of(new RedTestCase(testCase.name(), told(testCase.expected()), told(got)));
  }

  private Optional<String> objection(TestCase testCase) {
    for (Map.Entry<String, Object> input : testCase.inputs().entrySet()) {
      if (!Vocabulary.tells(input.getKey())) {
        return Optional.of("no case tells the input " + input.getKey());
      }
      if (!Vocabulary.wordsOf(input.getKey()).contains(input.getValue())) {
        return Optional.of(
            "the input %s is none of %s"
                .formatted(input.getKey(), Vocabulary.wordsOf(input.getKey())));
      }
    }
    return testCase.decision() == null || isAsked(testCase.decision())
        ? Optional.empty()
        : Optional.of("the policy is not asked the decision " + testCase.decision());
  }

  private boolean isAsked(String decision) {
    return vocabulary.answers().containsKey(decision) && model.decides(decision);
  }

  private Got got(TestCase testCase) {
    if (testCase.decision() != null) {
      return ask(testCase.decision(), testCase.inputs());
    }
    List<Reason> reasons = new ArrayList<>();
    Set<String> asked = new TreeSet<>();
    for (String decision : new TreeSet<>(vocabulary.answers().keySet())) {
      if (isAsked(decision) && testCase.inputs().keySet().containsAll(model.inputsOf(decision))) {
        asked.add(decision);
        switch (ask(decision, testCase.inputs())) {
          case Got.Reasons(var more) -> reasons.addAll(more);
          case Got.Word _ -> {
            // What something is called is a step on the way, and not what a case comes to.
          }
          case Got.Nothing nothing -> {
            return nothing;
          }
        }
      }
    }
    return asked.isEmpty()
        ? new Got.Nothing("the inputs suffice for no decision of the policy")
        : new Got.Reasons(reasons);
  }

  private Got ask(String decision, Map<String, Object> told) {
    Map<String, Object> inputs = new HashMap<>();
    for (String input : model.inputsOf(decision)) {
      if (!told.containsKey(input)) {
        return new Got.Nothing("the decision needs the input " + input);
      }
      inputs.put(input, told.get(input));
    }
    return switch (model.attempt(decision, inputs)) {
      case Attempt.Answered(var answer) ->
          switch (vocabulary.answers().get(decision)) {
            case Answers.Words _ -> new Got.Word(String.valueOf(answer.value()));
            case Answers.Reasons() -> new Got.Reasons(reasons(answer.value()));
          };
      case Attempt.Failed(_, var why) -> new Got.Nothing("the engine says: " + why);
    };
  }

  /// A model without errors gives reasons of the catalogue only.
  private static List<Reason> reasons(Object answer) {
    return ((List<?>) answer)
        .stream()
            .map(row -> (Map<?, ?>) row)
            .map(
                row ->
                    new Reason(
                        ReasonCode.valueOf((String) row.get("code")),
                        Effect.valueOf((String) row.get("effect")),
                        (String) row.get("basis"),
                        null))
            .toList();
  }

  private static boolean isAsExpected(Expected expected, Got got) {
    return switch (got) {
      case Got.Word(var word) ->
          word.equals(expected.answer())
              && expected.reasons() == null
              && expected.outcome() == null;
      case Got.Reasons(var reasons) ->
          expected.answer() == null
              && (expected.reasons() != null || expected.outcome() != null)
              && (expected.reasons() == null
                  || codes(reasons).equals(new TreeSet<>(expected.reasons())))
              && (expected.outcome() == null || outcome(reasons).equals(expected.outcome()));
      case Got.Nothing _ -> false;
    };
  }

  private static Set<String> codes(List<Reason> reasons) {
    Set<String> codes = new TreeSet<>();
    reasons.forEach(reason -> codes.add(reason.code().name()));
    return codes;
  }

  private static String outcome(List<Reason> reasons) {
    return Verdict.of(reasons, List.of()).outcome().name();
  }

  private static String told(Expected expected) {
    Map<String, Object> told = new TreeMap<>();
    Optional.ofNullable(expected.answer()).ifPresent(answer -> told.put("answer", answer));
    Optional.ofNullable(expected.outcome()).ifPresent(outcome -> told.put("outcome", outcome));
    Optional.ofNullable(expected.reasons())
        .ifPresent(reasons -> told.put("reasons", new TreeSet<>(reasons)));
    return inLine(told);
  }

  private static String told(Got got) {
    return switch (got) {
      case Got.Word(var word) -> inLine(Map.of("answer", word));
      case Got.Reasons(var reasons) ->
          inLine(new TreeMap<>(Map.of("outcome", outcome(reasons), "reasons", codes(reasons))));
      case Got.Nothing(var why) -> why;
    };
  }

  private static String inLine(Map<String, ?> told) {
    return told.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
