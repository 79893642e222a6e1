package osa.doctor;

/// How much a finding matters.
public enum Severity {
  /// Something does not work, or a promise does not hold.
  ERROR,
  /// It works, and will not for long.
  WARNING
}
