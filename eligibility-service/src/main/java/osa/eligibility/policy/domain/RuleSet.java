package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.List;

/// One version of a policy, in force from `validFrom` until the day before `validTo`.
///
/// @param validTo null while no later version is known
/// @param contentHash SHA-256 of the decision model, in hex: an assessment keeps it, so that an
///     edited model can never pass for the one that was asked
public record RuleSet(
    String id,
    Policy policy,
    String title,
    LocalDate validFrom,
    LocalDate validTo,
    List<Reference> references,
    String contentHash) {

  /// Where the rules were read.
  ///
  /// @param url null when there is no address
  public record Reference(String title, String url) {}

  public RuleSet {
    references = List.copyOf(references);
    if (validTo != null && !validFrom.isBefore(validTo)) {
      throw new IllegalArgumentException("rule set " + id + " is never in force");
    }
  }

  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }
}
