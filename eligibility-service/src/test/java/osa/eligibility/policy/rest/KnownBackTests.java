package osa.eligibility.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import osa.eligibility.policy.BackTestReports;
import osa.eligibility.policy.ContentHash;

/// Back-tests as a test makes them: the report about a content is known by a hash of its own.
@Alternative
@ApplicationScoped
public class KnownBackTests implements BackTestReports {

  static String reportOn(String contentHash) {
    return ContentHash.of(("report on " + contentHash).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean covers(String reportHash, String contentHash) {
    return reportHash.equals(reportOn(contentHash));
  }
}
