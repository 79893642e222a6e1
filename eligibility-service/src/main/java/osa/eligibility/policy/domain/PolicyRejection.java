package osa.eligibility.policy.domain;

import osa.kernel.RejectionCode;

/// Why a question about rule sets has no answer.
public enum PolicyRejection implements RejectionCode {
  UNKNOWN_RULE_SET(
      Kind.ABSENT, "There is no rule set with this id.", "GET /rule-sets lists the rule sets.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  PolicyRejection(Kind kind, String sentence, String remedy) {
    this.kind = kind;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
