package osa.eligibility.lab.domain;

import java.time.LocalDate;
import osa.eligibility.policy.domain.Policy;

/// A model that is tried in place of the version of its policy. It is kept as text, so that the
/// back-test is the same however often it is begun and whatever becomes of the rule set.
///
/// @param ruleSetId the rule set that it was taken from; null when it was sent as text
/// @param contentHash SHA-256 of the model, in hex
/// @param validFrom the day from which it would hold, cases of earlier days keep their rules; null
///     when it is tried on all days
/// @param dmn the model as written
public record Candidate(
    Policy policy, String ruleSetId, String contentHash, LocalDate validFrom, String dmn) {

  public boolean wouldHoldOn(LocalDate day) {
    return validFrom == null || !day.isBefore(validFrom);
  }
}
