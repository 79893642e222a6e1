package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// All versions of all policies. On any day at most one version of each is in force.
public record RuleSets(List<RuleSet> all) {

  public RuleSets {
    all = List.copyOf(all);
    for (RuleSet one : all) {
      for (RuleSet other : all) {
        if (one != other && clash(one, other)) {
          throw new IllegalArgumentException(
              "rule sets " + one.id() + " and " + other.id() + " are in force on the same day");
        }
      }
    }
  }

  /// Empty when the policy had no version yet on that day.
  public Optional<RuleSet> inForce(Policy policy, LocalDate day) {
    return all.stream().filter(set -> set.policy() == policy && set.inForceOn(day)).findFirst();
  }

  public Optional<RuleSet> byId(String id) {
    return all.stream().filter(set -> set.id().equals(id)).findFirst();
  }

  private static boolean clash(RuleSet one, RuleSet other) {
    return one.id().equals(other.id())
        || one.policy() == other.policy()
            && (one.inForceOn(other.validFrom()) || other.inForceOn(one.validFrom()));
  }
}
