package osa.eligibility.policy;

/// The back-tests that were made, as far as an approval needs to know of them.
public interface BackTestReports {

  /// Whether there is a report with this hash and it is about a model with this content. Both are
  /// SHA-256 in hex.
  boolean covers(String reportHash, String contentHash);
}
