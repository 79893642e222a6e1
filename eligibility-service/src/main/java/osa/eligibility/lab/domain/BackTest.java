package osa.eligibility.lab.domain;

/// A back-test as far as a decision needs it.
public sealed interface BackTest {

  /// Nothing has been asked under this id.
  record Unasked() implements BackTest {}

  /// Waits or is under way.
  record Open(BackTestId id) implements BackTest {}

  /// Completed, cancelled or failed, for ever.
  ///
  /// @param reportHash null when there is no report
  record Ended(BackTestId id, String reportHash) implements BackTest {}
}
