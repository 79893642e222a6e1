package osa.eligibility.country.domain;

/// The World Bank's income groups: low, lower middle, upper middle and high income, and the few
/// economies that the Bank leaves unclassified.
public enum IncomeGroup {
  L,
  LM,
  UM,
  H,
  UNCLASSIFIED
}
