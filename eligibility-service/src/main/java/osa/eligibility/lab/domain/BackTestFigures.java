package osa.eligibility.lab.domain;

import java.util.List;

/// What a back-test came to, in numbers of cases; the report has the rest.
///
/// @param outcomesChanged cases that come to another outcome
/// @param reasonsChanged cases that come to the same outcome for other reasons
/// @param transitions how many came from which outcome to which, unchanged ones included; those
///     without a case are left out
public record BackTestFigures(
    long cases, long outcomesChanged, long reasonsChanged, List<Transition> transitions) {

  public record Transition(TestedOutcome from, TestedOutcome to, long cases) {}

  public BackTestFigures {
    transitions = List.copyOf(transitions);
  }
}
