package osa.eligibility.assessment.domain;

import java.util.List;
import osa.eligibility.assessment.domain.Reason.Effect;

/// What the rules came to: the outcome, all reasons in the order of the checks, and what each item
/// line is.
public record Verdict(Eligibility outcome, List<Reason> reasons, List<Line> lines) {

  /// @param lethality null under rule sets that do not ask for it
  public record Line(String lineId, Category category, Lethality lethality) {}

  public Verdict {
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
  }

  /// Any reason to exclude excludes; else any reason to refer refers; else the case is eligible.
  /// A reason given twice is kept once, at its first place.
  public static Verdict of(List<Reason> reasons, List<Line> lines) {
    return new Verdict(outcomeOf(reasons), reasons.stream().distinct().toList(), lines);
  }

  /// Whether it decides the same: the outcome, and every reason by its code, its effect and its
  /// line. The words in which another version of the rules cites its source decide nothing.
  public boolean decidesAs(Verdict other) {
    return outcome == other.outcome && decisive(reasons).equals(decisive(other.reasons));
  }

  private static List<Reason> decisive(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> new Reason(reason.code(), reason.effect(), "", reason.lineId()))
        .toList();
  }

  private static Eligibility outcomeOf(List<Reason> reasons) {
    if (has(reasons, Effect.INELIGIBLE)) {
      return Eligibility.INELIGIBLE;
    }
    return has(reasons, Effect.REFERRED) ? Eligibility.REFERRED : Eligibility.ELIGIBLE;
  }

  private static boolean has(List<Reason> reasons, Effect effect) {
    return reasons.stream().anyMatch(reason -> reason.effect() == effect);
  }
}
