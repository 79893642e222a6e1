package osa.eligibility.assessment.domain;

/// The classes that took the place of the five categories on 2026-04-21. `UNDETERMINED` until a
/// person has said what the item is.
public enum Lethality {
  WEAPON,
  NON_WEAPON,
  UNDETERMINED
}
