package osa.eligibility.policy.domain;

/// What a back-test report says about a model, as far as an approval may rest on it.
public enum Evidence {
  /// No completed back-test with the facts as they are tried this content and has this report.
  NONE,
  /// There is such a report, and no case of it was put to the model: it began after all of them.
  NO_CASE,
  /// At least one case was put to the model. Whether these are the right ones, the approver says.
  CASES
}
