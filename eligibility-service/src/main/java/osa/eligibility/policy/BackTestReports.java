package osa.eligibility.policy;

import osa.eligibility.policy.domain.Evidence;

/// The back-tests that were made, as far as an approval needs to know of them.
public interface BackTestReports {

  /// What the report with this hash says about the model with this content. Both are SHA-256 in
  /// hex.
  Evidence evidence(String reportHash, String contentHash);
}
