package osa.eligibility.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.rules.Vocabulary.Answers;
import osa.eligibility.dmn.Answer;
import osa.eligibility.dmn.Answer.Row;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.DecisionModel.Attempt;
import osa.eligibility.dmn.Finding;
import osa.eligibility.dmn.Finding.Code;
import osa.eligibility.policy.domain.Policy;

/// Puts every question to a model that this policy can ever be asked. The vocabulary is finite, so
/// nothing is left to chance: a model without findings answers every case, in our words, and every
/// finding comes with a case that shows it.
public final class RuleCheck {

  /// How many questions a decision may depend on; more inputs than that make too many.
  public static final int QUESTIONS_MAX = 200_000;

  private final Vocabulary vocabulary;
  private final DecisionModel model;

  /// One finding of a kind per place is enough; the first case stands for the others.
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  private final Map<String, Set<Integer>> hits = new TreeMap<>();

  private RuleCheck(Vocabulary vocabulary, DecisionModel model) {
    this.vocabulary = vocabulary;
    this.model = model;
  }

  /// Throws [CancellationException] before the next case when the thread is interrupted.
  public static List<Finding> findings(Policy policy, DecisionModel model) {
    RuleCheck check = new RuleCheck(Vocabulary.of(policy), model);
    boolean complete = check.askEverything();
    // Rows of a table that could not be asked everything may be hit by what was left out.
    if (complete) {
      check.rowsNeverHit();
    }
    return List.copyOf(check.findings.values());
  }

  private boolean askEverything() {
    boolean complete = true;
    for (String decision : new TreeSet<>(vocabulary.answers().keySet())) {
      if (model.decides(decision)) {
        complete &= askEverything(decision, vocabulary.answers().get(decision));
      } else if (!vocabulary.mayBeMissing().contains(decision)) {
        found(Finding.of(Code.DECISION_MISSING, decision, "There is no decision of this name."));
        complete = false;
      }
    }
    return complete;
  }

  private boolean askEverything(String decision, Answers expected) {
    List<String> inputs = List.copyOf(model.inputsOf(decision));
    List<String> unknown = inputs.stream().filter(input -> !Vocabulary.tells(input)).toList();
    unknown.forEach(
        input ->
            found(
                Finding.of(
                    Code.INPUT_UNKNOWN, decision, "No case tells the input " + input + ".")));
    long questions = 1;
    for (String input : inputs) {
      questions *= unknown.isEmpty() ? Vocabulary.wordsOf(input).size() : 1;
      if (questions > QUESTIONS_MAX) {
        found(
            Finding.of(
                Code.TOO_LARGE,
                decision,
                "The decision depends on so many inputs that there are more than %d cases."
                    .formatted(QUESTIONS_MAX)));
        return false;
      }
    }
    if (!unknown.isEmpty()) {
      return false;
    }
    ask(decision, expected, inputs, new HashMap<>());
    return true;
  }

  /// Every case: each word of the first input with every case of the others.
  private void ask(
      String decision, Answers expected, List<String> inputs, Map<String, Object> told) {
    if (inputs.isEmpty()) {
      examine(decision, expected, Map.copyOf(told));
      return;
    }
    for (Object word : Vocabulary.wordsOf(inputs.getFirst())) {
      told.put(inputs.getFirst(), word);
      ask(decision, expected, inputs.subList(1, inputs.size()), told);
    }
  }

  private void examine(String decision, Answers expected, Map<String, Object> told) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("told to stop");
    }
    switch (model.attempt(decision, told)) {
      case Attempt.Answered(Answer answer) -> {
        note(answer);
        examine(decision, expected, told, answer.value());
      }
      case Attempt.Failed(var rows, String why) -> explain(decision, told, rows, why);
    }
  }

  private void note(Answer answer) {
    Set<Integer> numbers = hits.computeIfAbsent(answer.decision(), _ -> new TreeSet<>());
    answer.rows().forEach(row -> numbers.add(row.number()));
    answer.basedOn().forEach(this::note);
  }

  private void examine(String decision, Answers expected, Map<String, Object> told, Object value) {
    switch (expected) {
      case Answers.Words(List<String> words) -> {
        if (!words.contains(value)) {
          found(
              Finding.of(
                  Code.WORD_UNKNOWN,
                  decision,
                  List.of(),
                  told,
                  "The decision answers %s, which is none of %s.".formatted(value, words)));
        }
      }
      case Answers.Reasons() -> {
        if (value instanceof List<?> reasons) {
          reasons.forEach(reason -> examineReason(decision, told, reason));
        } else {
          found(
              Finding.of(
                  Code.NO_ANSWER,
                  decision,
                  List.of(),
                  told,
                  "The decision answers %s instead of a list of reasons.".formatted(value)));
        }
      }
    }
  }

  private void examineReason(String decision, Map<String, Object> told, Object reason) {
    Map<?, ?> columns = reason instanceof Map<?, ?> map ? map : Map.of();
    boolean known =
        isOne(ReasonCode.values(), columns.get("code"))
            && isOne(Effect.values(), columns.get("effect"))
            && columns.get("basis") instanceof String basis
            && !basis.isBlank();
    if (!known) {
      found(
          Finding.of(
              Code.WORD_UNKNOWN,
              decision,
              List.of(),
              told,
              "The reason %s has not a code and an effect of the catalogue and a basis."
                  .formatted(reason)));
    }
  }

  private static boolean isOne(Enum<?>[] words, Object value) {
    for (Enum<?> word : words) {
      if (word.name().equals(value)) {
        return true;
      }
    }
    return false;
  }

  /// Looks for the table that failed the others: one that takes a single row and has none, or
  /// several.
  private void explain(
      String decision, Map<String, Object> told, Map<String, List<Row>> rows, String why) {
    for (Map.Entry<String, List<Row>> table : new TreeMap<>(rows).entrySet()) {
      List<Integer> numbers = table.getValue().stream().map(Row::number).toList();
      if (model.collects(table.getKey()) || numbers.size() == 1) {
        continue;
      }
      found(
          numbers.isEmpty()
              ? Finding.of(
                  Code.GAP, table.getKey(), numbers, told, "No row of the table says anything.")
              : Finding.of(
                  Code.OVERLAP,
                  table.getKey(),
                  numbers,
                  told,
                  "The rows %s all say something.".formatted(numbers)));
      return;
    }
    found(Finding.of(Code.NO_ANSWER, decision, List.of(), told, "The engine says: " + why));
  }

  private void rowsNeverHit() {
    model
        .tables()
        .forEach(
            (decision, count) -> {
              List<Integer> never = new ArrayList<>();
              for (int row = 1; row <= count; row++) {
                if (!hits.getOrDefault(decision, Set.of()).contains(row)) {
                  never.add(row);
                }
              }
              if (!never.isEmpty()) {
                found(
                    Finding.of(
                        Code.ROW_NEVER_HIT,
                        decision,
                        never,
                        Map.of(),
                        "No case ever comes to the rows %s.".formatted(never)));
              }
            });
  }

  private void found(Finding finding) {
    findings.putIfAbsent(
        finding.code() + " " + finding.where() + " " + finding.rows() + " " + keyOf(finding),
        finding);
  }

  // What is told in the message differs from case to case only where the place does not say it.
  private static String keyOf(Finding finding) {
    return switch (finding.code()) {
      case WORD_UNKNOWN, INPUT_UNKNOWN -> finding.message();
      default -> "";
    };
  }
}
