package osa.eligibility.lab;

import jakarta.inject.Singleton;
import java.util.List;
import osa.eligibility.assessment.rules.TestCaseRun;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.Finding;
import osa.eligibility.policy.CheckReport;
import osa.eligibility.policy.DraftCheck;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCase;

/// Checks a version as a whole: its model, and, if that has no errors, its test cases.
@Singleton
public class VersionCheck implements DraftCheck {

  private final ModelCheck models;

  public VersionCheck(ModelCheck models) {
    this.models = models;
  }

  @Override
  public CheckReport check(Policy policy, String dmn, List<TestCase> testCases) {
    List<Finding> findings = models.findings(policy, dmn);
    if (testCases.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return new CheckReport(findings, List.of(), DecisionModel.engine());
    }
    DecisionModel model = DecisionModel.compile("the model", dmn);
    return new CheckReport(
        findings, TestCaseRun.red(policy, model, testCases), DecisionModel.engine());
  }
}
