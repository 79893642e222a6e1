package osa.eligibility.policy.domain;

/// How far a version has come, in one word.
public enum RuleSetState {
  DRAFT,
  CHECKED,
  SUBMITTED,
  APPROVED,
  PUBLISHED,
  /// Published, and another version has taken its place.
  SUPERSEDED,
  WITHDRAWN
}
