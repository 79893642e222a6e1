package osa.eligibility.country.domain;

/// What kind of source a fact was read in, in the order of precedence when sources clash, the
/// strongest first.
public enum SourceKind {
  /// The Japanese ministries: MOFA, MOF, MOD.
  OFFICIAL,
  /// The recipient's government or its embassy.
  GOVERNMENT,
  /// News agencies.
  AGENCY,
  /// A research or statistics dataset, such as the World Bank's or UCDP's.
  DATASET,
  /// Other press.
  PRESS,
  /// Someone's opinion: an op-ed, a think-tank commentary.
  COMMENTARY
}
