package osa.eligibility.country.domain;

/// The three prohibitions of Principle 1. `PARTY_TO_CONFLICT` is the narrow term: a country
/// against which the Security Council is taking measures after an armed attack.
public enum RestrictionKind {
  UN_MEASURES,
  TREATY,
  PARTY_TO_CONFLICT
}
