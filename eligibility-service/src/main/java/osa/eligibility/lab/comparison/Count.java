package osa.eligibility.lab.comparison;

import java.util.ArrayList;
import java.util.List;
import osa.eligibility.lab.comparison.Report.Group;
import osa.eligibility.lab.domain.BackTestFigures.Transition;
import osa.eligibility.lab.domain.TestedOutcome;

/// Counts cases by what they came from and to.
final class Count {

  private static final TestedOutcome[] OUTCOMES = TestedOutcome.values();

  private final long[][] transitions = new long[OUTCOMES.length][OUTCOMES.length];
  private long reasonsChanged;

  void add(Judged from, Judged to) {
    transitions[from.outcome().ordinal()][to.outcome().ordinal()]++;
    if (from.outcome() == to.outcome() && !from.said().equals(to.said())) {
      reasonsChanged++;
    }
  }

  void add(Count other) {
    for (int from = 0; from < OUTCOMES.length; from++) {
      for (int to = 0; to < OUTCOMES.length; to++) {
        transitions[from][to] += other.transitions[from][to];
      }
    }
    reasonsChanged += other.reasonsChanged;
  }

  long cases() {
    long cases = 0;
    for (Transition each : transitions()) {
      cases += each.cases();
    }
    return cases;
  }

  long outcomesChanged() {
    return transitions().stream()
        .filter(each -> each.from() != each.to())
        .mapToLong(Transition::cases)
        .sum();
  }

  long reasonsChanged() {
    return reasonsChanged;
  }

  List<Transition> transitions() {
    List<Transition> found = new ArrayList<>();
    for (TestedOutcome from : OUTCOMES) {
      for (TestedOutcome to : OUTCOMES) {
        long cases = transitions[from.ordinal()][to.ordinal()];
        if (cases > 0) {
          found.add(new Transition(from, to, cases));
        }
      }
    }
    return found;
  }

  Group group(String key) {
    return new Group(
        key,
        cases(),
        outcomesChanged(),
        reasonsChanged,
        transitions().stream().filter(each -> each.from() != each.to()).toList());
  }
}
