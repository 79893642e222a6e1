package osa.simulation;

import java.util.HashMap;
import java.util.Map;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.rules.DmnEligibilityRules;
import osa.eligibility.assessment.rules.EligibilityRules;
import osa.eligibility.policy.RuleSetCatalogue;

/// The decision models that the product ships, asked once per question: they always give the same
/// answer to the same question, and thousands of seeds ask the same few.
final class Rules implements EligibilityRules {

  static final Assessor ASSESSOR = assessor();

  private record Question(
      AssessmentRequest request, Standing standing, String threePrinciples, String osaPolicy) {}

  private final EligibilityRules rules;
  private final Map<Question, Findings> known = new HashMap<>();

  private Rules(EligibilityRules rules) {
    this.rules = rules;
  }

  private static Assessor assessor() {
    RuleSetCatalogue catalogue = RuleSetCatalogue.fromClassPath();
    return new Assessor(
        new Rules(new DmnEligibilityRules(catalogue.models())), catalogue.ruleSets());
  }

  @Override
  public Findings judge(
      AssessmentRequest request, Standing standing, String threePrinciples, String osaPolicy) {
    return known.computeIfAbsent(
        new Question(withoutGrant(request), standing, threePrinciples, osaPolicy),
        _ -> rules.judge(request, standing, threePrinciples, osaPolicy));
  }

  private static AssessmentRequest withoutGrant(AssessmentRequest request) {
    return new AssessmentRequest(
        request.recipientIso3(),
        request.validOn(),
        request.pillars(),
        request.beneficiary(),
        request.items(),
        request.partners(),
        request.contextCountries(),
        request.undertakings(),
        null);
  }
}
