package osa.eligibility.assessment.domain;

/// The five categories (5類型) of the Three Principles until 2026-04-20, and none of them.
public enum Category {
  RESCUE,
  TRANSPORT,
  VIGILANCE,
  SURVEILLANCE,
  MINESWEEPING,
  NONE
}
