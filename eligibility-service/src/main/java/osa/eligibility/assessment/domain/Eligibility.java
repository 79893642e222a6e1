package osa.eligibility.assessment.domain;

/// What an assessment comes to. `REFERRED` is no failure: a person has to judge.
public enum Eligibility {
  ELIGIBLE,
  INELIGIBLE,
  REFERRED
}
