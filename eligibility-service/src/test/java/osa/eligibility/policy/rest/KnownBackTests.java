package osa.eligibility.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import osa.eligibility.policy.BackTestReports;
import osa.eligibility.policy.ContentHash;
import osa.eligibility.policy.domain.Evidence;

/// Back-tests as a test makes them: the report about a content is known by a hash of its own, and
/// so is one without a case for it.
@Alternative
@ApplicationScoped
public class KnownBackTests implements BackTestReports {

  static String reportOn(String contentHash) {
    return ContentHash.of(("report on " + contentHash).getBytes(StandardCharsets.UTF_8));
  }

  static String reportWithoutCaseOn(String contentHash) {
    return ContentHash.of(("no case on " + contentHash).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Evidence evidence(String reportHash, String contentHash) {
    if (reportHash.equals(reportWithoutCaseOn(contentHash))) {
      return Evidence.NO_CASE;
    }
    return reportHash.equals(reportOn(contentHash)) ? Evidence.CASES : Evidence.NONE;
  }
}
