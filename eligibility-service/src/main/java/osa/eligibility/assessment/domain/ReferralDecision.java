package osa.eligibility.assessment.domain;

/// How a person closes a referral.
public enum ReferralDecision {
  APPROVE,
  REJECT;

  public Eligibility outcome() {
    return switch (this) {
      case APPROVE -> Eligibility.ELIGIBLE;
      case REJECT -> Eligibility.INELIGIBLE;
    };
  }
}
