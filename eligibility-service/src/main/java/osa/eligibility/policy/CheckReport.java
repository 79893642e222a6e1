package osa.eligibility.policy;

import java.util.List;
import java.util.Optional;
import osa.eligibility.dmn.Finding;
import osa.eligibility.policy.domain.Checks;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.TestCases;

/// What was found in a version.
///
/// @param red the test cases that do not come out as expected; none when the model has errors,
///     because then they are not run
/// @param engine what evaluated the rules, with its version
public record CheckReport(List<Finding> findings, List<RedTestCase> red, String engine) {

  /// @param got what came out instead, in one line
  public record RedTestCase(String name, String expected, String got) {}

  public CheckReport {
    findings = List.copyOf(findings);
    red = List.copyOf(red);
  }

  public boolean passed() {
    return red.isEmpty() && findings.stream().noneMatch(Finding::isError);
  }

  /// What a version keeps of it; empty when it did not pass.
  public Optional<Checks> of(Model model, TestCases testCases) {
    return passed()
        ? Optional.of(
            new Checks(
                model.contentHash(),
                testCases.hash(),
                ContentHash.ofCanonical(
                    List.of(model.contentHash(), testCases.hash(), engine, findings)),
                engine,
                findings.size()))
        : Optional.empty();
  }
}
