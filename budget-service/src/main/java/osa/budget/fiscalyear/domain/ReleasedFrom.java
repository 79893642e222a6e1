package osa.budget.fiscalyear.domain;

/// Which part of a grant's allocation a release gives back.
public enum ReleasedFrom {
  /// Reserved and not committed.
  RESERVATION,
  /// Committed and not paid: the grant was withdrawn after its notes had entered into force.
  COMMITMENT
}
