package osa.grant.grant.domain;

/// The scheme serves armed forces and related organisations; whether another body may be served is
/// for the assessment to say.
public enum BeneficiaryKind {
  ARMED_FORCES,
  RELATED_ORGANISATION,
  COAST_GUARD,
  CIVILIAN
}
