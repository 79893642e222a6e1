package osa.eligibility.lab.domain;

/// All that can be asked of a back-test.
public sealed interface BackTestCommand {

  record RequestBackTest(BackTestId id, BackTestPlan plan) implements BackTestCommand {}

  /// @param reportHash SHA-256 of the report, in hex
  record CompleteBackTest(String reportHash, BackTestFigures figures) implements BackTestCommand {}

  record CancelBackTest(String reason) implements BackTestCommand {}

  /// @param cause one sentence: why there will be no report
  record FailBackTest(String cause) implements BackTestCommand {}
}
