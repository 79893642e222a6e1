package osa.eligibility.country.domain;

/// Whether a conflict is fought inside one country or between states. The two are different
/// signals: one between states always goes to a person at least.
public enum ConflictScope {
  INTERNAL,
  INTERSTATE
}
