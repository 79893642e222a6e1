package osa.eligibility.lab.domain;

/// What can be supposed otherwise about a country.
public enum AlteredFact {
  INCOME_GROUP,
  DAC_LISTING,
  TRANSFER_AGREEMENT,
  RESTRICTION,
  CONFLICT_SIGNAL,
  DETERMINATION,
  FIGHTING
}
