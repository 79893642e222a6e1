package osa.eligibility.lab.domain;

import java.util.UUID;

/// All that can have happened to a back-test.
public sealed interface BackTestEvent {

  /// The cases are those that stand in the log before this event, with the facts known by then.
  record BackTestRequested(UUID backTestId, BackTestPlan plan) implements BackTestEvent {}

  /// @param reportHash SHA-256 of the report, under which it is kept
  record BackTestCompleted(UUID backTestId, String reportHash, BackTestFigures figures)
      implements BackTestEvent {}

  record BackTestCancelled(UUID backTestId, String reason) implements BackTestEvent {}

  /// It will not be tried again; what was asked can be asked anew.
  record BackTestFailed(UUID backTestId, String cause) implements BackTestEvent {}
}
