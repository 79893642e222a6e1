package osa.eligibility.lab.domain;

/// With which facts a stored assessment is judged again.
public enum FactsAsKnown {
  /// Those that it was judged with.
  THEN,
  /// Those that are known for its day when the back-test is asked for.
  NOW
}
