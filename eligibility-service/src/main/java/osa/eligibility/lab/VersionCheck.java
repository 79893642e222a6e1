package osa.eligibility.lab;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import osa.eligibility.assessment.rules.TestCaseRun;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.Finding;
import osa.eligibility.policy.CheckReport;
import osa.eligibility.policy.ContentHash;
import osa.eligibility.policy.DraftCheck;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCase;

/// Checks a version as a whole: its model, and, if that has no errors, its test cases. A model that
/// was checked lately is not checked again, since the same text has the same findings: so to submit
/// what was just drafted takes no second check.
@Singleton
public class VersionCheck implements DraftCheck {

  /// How many models' findings are remembered.
  public static final int MODELS_MAX = 100;

  private final ModelCheck models;
  private final Cache<Asked, List<Finding>> known =
      Caffeine.newBuilder().maximumSize(MODELS_MAX).build();

  private record Asked(Policy policy, String contentHash) {}

  public VersionCheck(ModelCheck models) {
    this.models = models;
  }

  @Override
  public CheckReport check(Policy policy, String dmn, List<TestCase> testCases) {
    Asked asked = new Asked(policy, ContentHash.model(dmn).contentHash());
    List<Finding> findings = known.get(asked, _ -> models.findings(policy, dmn));
    if (testCases.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return new CheckReport(findings, List.of(), DecisionModel.engine());
    }
    DecisionModel model = DecisionModel.compile("the model", dmn);
    return new CheckReport(
        findings, TestCaseRun.red(policy, model, testCases), DecisionModel.engine());
  }
}
