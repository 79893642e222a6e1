package osa.eligibility.assessment.domain;

/// One thing that a rule had to say.
///
/// @param basis the source of the rule, as its model cites it
/// @param lineId the item line it is about, null when it is about the whole case
public record Reason(ReasonCode code, Effect effect, String basis, String lineId) {

  /// What the reason does to the outcome. A `NOTE` is for the reader and changes nothing.
  public enum Effect {
    INELIGIBLE,
    REFERRED,
    NOTE
  }
}
