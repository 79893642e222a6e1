package osa.eligibility.lab.domain;

import osa.eligibility.assessment.domain.Eligibility;

/// What a case of a back-test comes to.
public enum TestedOutcome {
  ELIGIBLE,
  INELIGIBLE,
  REFERRED,
  /// On its day a policy had no version yet, so no rules could be asked.
  NOT_COVERED;

  public static TestedOutcome of(Eligibility outcome) {
    return switch (outcome) {
      case ELIGIBLE -> ELIGIBLE;
      case INELIGIBLE -> INELIGIBLE;
      case REFERRED -> REFERRED;
    };
  }
}
