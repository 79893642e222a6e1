package osa.eligibility.country.domain;

/// Where a fact was read.
///
/// @param title what to look for: publisher, document, date
/// @param url null when there is no address
public record Source(Kind kind, String title, String url) {

  /// In the order of precedence when sources clash (DOMAIN 8), strongest first.
  public enum Kind {
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
}
