package osa.eligibility;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.PublishedRules;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.RuleSetCatalogue;

/// Puts the rules together when the service starts, so that a bundled model that cannot be read
/// stops it there and not at the first assessment.
final class EligibilityBeans {

  private EligibilityBeans() {}

  @Produces
  @Singleton
  static RuleSetCatalogue catalogue() {
    return RuleSetCatalogue.fromClassPath();
  }

  @Produces
  @Singleton
  @Startup
  static CompiledModels compiledModels(RuleSetCatalogue catalogue) {
    CompiledModels compiled = new CompiledModels();
    for (RuleModel model : catalogue.models()) {
      compiled.get(model.ruleSet().contentHash(), model.ruleSet().id(), model::dmn);
    }
    return compiled;
  }

  @Produces
  @Singleton
  static Assessor assessor(PublishedRules book) {
    return new Assessor(book);
  }
}
