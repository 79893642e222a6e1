package osa.eligibility.lab.domain;

import java.util.List;
import java.util.Map;

/// What a back-test compares: every case as it stands, with the same case under the candidates and
/// the altered facts.
///
/// @param candidates at most one of each policy
/// @param assessments whether all stored assessments are cases
/// @param facts with which facts those are judged again
/// @param grid null when it is not asked for
/// @param alterations what is supposed for the length of the back-test, later ones over earlier
/// @param grantAmountsJpy the yen of grants, by their identifiers, as the caller knows them
public record BackTestPlan(
    List<Candidate> candidates,
    boolean assessments,
    FactsAsKnown facts,
    GridPlan grid,
    List<AlterationText> alterations,
    Map<String, Long> grantAmountsJpy) {

  public BackTestPlan {
    candidates = List.copyOf(candidates);
    alterations = List.copyOf(alterations);
    grantAmountsJpy = Map.copyOf(grantAmountsJpy);
  }

  public long gridPoints() {
    return grid == null ? 0 : grid.points();
  }
}
