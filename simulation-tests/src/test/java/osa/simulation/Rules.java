package osa.simulation;

import osa.eligibility.assessment.Assessor;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.RuleSetCatalogue;

/// The decision models that the product ships, read and compiled once for all seeds. The versions
/// themselves are in each simulated log.
final class Rules {

  static final RuleSetCatalogue CATALOGUE = RuleSetCatalogue.fromClassPath();
  static final CompiledModels COMPILED = compiled();

  /// Judges as the product does, without any log.
  static final Assessor ASSESSOR = new Assessor(new FixedRules(CATALOGUE.models()));

  private Rules() {}

  /// All of them beforehand, so that no run depends on what an earlier one has compiled.
  private static CompiledModels compiled() {
    CompiledModels compiled = new CompiledModels();
    for (RuleModel model : CATALOGUE.models()) {
      compiled.get(model.ruleSet().contentHash(), model.ruleSet().id(), model::dmn);
    }
    return compiled;
  }
}
