package osa.grant.grant.domain;

/// The body inside the recipient country that gets the equipment.
public record Beneficiary(String name, Kind kind) {

  /// The scheme serves armed forces and related organisations; whether another body may be served
  /// is for the assessment to say.
  public enum Kind {
    ARMED_FORCES,
    RELATED_ORGANISATION,
    COAST_GUARD,
    CIVILIAN
  }
}
