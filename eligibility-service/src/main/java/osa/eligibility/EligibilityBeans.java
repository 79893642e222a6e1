package osa.eligibility;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.RuleSetCatalogue;

/// Puts the rules together when the service starts, so that a model that cannot be read stops it
/// there and not at the first assessment.
final class EligibilityBeans {

  private EligibilityBeans() {}

  @Produces
  @Singleton
  static RuleSetCatalogue catalogue() {
    return RuleSetCatalogue.fromClassPath();
  }

  @Produces
  @Singleton
  static RuleBook rules(RuleSetCatalogue catalogue) {
    return new FixedRules(catalogue.models());
  }

  @Produces
  @Singleton
  @Startup
  static Assessor assessor(RuleBook rules) {
    return new Assessor(rules);
  }
}
