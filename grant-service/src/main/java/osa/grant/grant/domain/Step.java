package osa.grant.grant.domain;

/// The steps of a grant's life that a later one can build on, in their usual order. A refusal names
/// one of these as the step that is missing.
public enum Step {
  IDENTIFICATION,
  SURVEY_COMMISSION,
  ASSESSMENT_REQUEST,
  ASSESSMENT_ANSWER,
  REFERRAL_DECISION,
  SELECTION,
  RESERVATION,
  CABINET_DECISION,
  RECIPIENT_APPROVAL,
  NOTES,
  ENTRY_INTO_FORCE,
  PROCEDURE_DETAILS,
  PROCUREMENT_AGENT,
  LOT_PLAN,
  LOT_ARRIVAL,
  LOT_HANDOVER,
  DELIVERY
}
