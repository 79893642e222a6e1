package osa.eligibility.edition.domain;

/// What a row of an edition is to the country's file.
public enum FactNovelty {
  /// The file has no such fact from that day.
  NEW,
  /// It takes the place of one that began on the same day.
  CHANGED,
  /// The file says so already: nothing is recorded.
  UNCHANGED
}
