package osa.simulation;

import osa.eligibility.assessment.Assessor;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.RuleSetCatalogue;

/// The decision models that the product ships, compiled once for all seeds.
final class Rules {

  static final Assessor ASSESSOR = assessor();

  private Rules() {}

  private static Assessor assessor() {
    RuleSetCatalogue catalogue = RuleSetCatalogue.fromClassPath();
    return new Assessor(new FixedRules(catalogue.models()));
  }
}
