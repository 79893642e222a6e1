package osa.eligibility.policy.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.policy.domain.TestCase;

/// The examples that a version has to answer as expected; they can be sent back as they are.
@Schema(name = "TestCasesOfRuleSet")
public record TestCasesView(List<TestCaseView> testCases) {

  /// An example that a version has to answer as expected.
  @Schema(name = "TestCaseOfRuleSet")
  public record TestCaseView(
      String name,
      @Schema(description = "Null: all that the inputs suffice for", nullable = true)
          String decision,
      @Schema(description = "Words and truth values, by the names of the inputs")
          Map<String, Object> inputs,
      ExpectedView expected) {

    static TestCaseView of(TestCase testCase) {
      return new TestCaseView(
          testCase.name(),
          testCase.decision(),
          testCase.inputs(),
          new ExpectedView(
              testCase.expected().answer(),
              testCase.expected().reasons(),
              testCase.expected().outcome()));
    }
  }

  /// What has to come out; what is null may be anything.
  @Schema(name = "ExpectedOfRuleSet")
  public record ExpectedView(
      @Schema(nullable = true) String answer,
      @Schema(nullable = true) List<String> reasons,
      @Schema(nullable = true) String outcome) {}

  static TestCasesView of(List<TestCase> cases) {
    return new TestCasesView(cases.stream().map(TestCaseView::of).toList());
  }
}
