package osa.simulation;

import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.RuleSet;
import osa.simulation.clients.RuleDrafts;
import osa.simulation.clients.RuleDrafts.Draft;

/// The decision models that the product ships and those that somebody publishes during a run, read
/// and compiled once for all seeds by the product's own engine. It answers in all of them, and
/// remembers what it answered, as the product does: so thousands of seeds ask it a few hundred
/// different questions. The versions themselves are in each simulated log.
final class Rules {

  static final RuleSetCatalogue CATALOGUE = RuleSetCatalogue.fromClassPath();
  static final RuleDrafts DRAFTS = RuleDrafts.of(CATALOGUE);
  static final CompiledModels COMPILED = compiled();

  private Rules() {}

  /// All of them beforehand, so that no run depends on what an earlier one has compiled.
  private static CompiledModels compiled() {
    CompiledModels compiled = new CompiledModels();
    for (RuleModel model : CATALOGUE.models()) {
      compiled.get(model.ruleSet().contentHash(), model.ruleSet().id(), model::dmn);
    }
    for (Draft draft : DRAFTS.all()) {
      compiled.get(draft.model().contentHash(), draft.title(), draft.model()::dmn);
    }
    return compiled;
  }

  /// The compiled model of a version, whoever published it.
  static DecisionModel model(RuleSet version) {
    return COMPILED.get(
        version.contentHash(),
        version.id(),
        () -> {
          throw new IllegalStateException(version.id() + " has a model that nobody wrote");
        });
  }
}
