package osa.eligibility.lab.comparison;

import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;

/// The version of each policy that a case is put to.
///
/// @param principles null when the Three Principles had none
/// @param osa null when OSA policy had none
public record RulePair(RuleSet principles, RuleSet osa) {

  boolean isWhole() {
    return principles != null && osa != null;
  }

  RulePair with(Policy policy, RuleSet set) {
    return switch (policy) {
      case THREE_PRINCIPLES -> new RulePair(set, osa);
      case OSA_POLICY -> new RulePair(principles, set);
    };
  }

  Policy policyOf(String ruleSetId) {
    return principles.id().equals(ruleSetId) ? Policy.THREE_PRINCIPLES : Policy.OSA_POLICY;
  }
}
