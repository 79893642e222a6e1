package osa.eligibility.edition.domain;

/// The data sets of which editions are taken in.
public enum DataSet {
  WORLD_BANK_INCOME_GROUPS,
  DAC_LIST,
  CONFLICTS
}
