package osa.grant.grant.domain;

import static osa.kernel.RejectionCode.Kind.ABSENT;
import static osa.kernel.RejectionCode.Kind.STATE;
import static osa.kernel.RejectionCode.Kind.VALUE;

import osa.kernel.RejectionCode;

/// Every reason for which a grant refuses a command. Those that enforce the order of the steps name
/// the missing one in the detail `missingStep`.
public enum GrantRejection implements RejectionCode {
  GRANT_NOT_FOUND(
      ABSENT, "There is no grant with this identifier.", "Check the identifier, or list /grants."),
  LOT_NOT_FOUND(ABSENT, "The grant has no lot with this identifier.", "Plan the lot first."),
  ASSESSMENT_NOT_FOUND(
      ABSENT,
      "The grant never asked for this assessment.",
      "Request an assessment through the grant."),

  ALREADY_IDENTIFIED(
      STATE, "The candidate was named before.", "Use the existing grant, or a new identifier."),
  GRANT_WITHDRAWN(
      STATE,
      "The grant was withdrawn and takes no further step.",
      "Name a new candidate if the cooperation is taken up again."),

  SURVEY_ALREADY_COMMISSIONED(
      STATE, "The survey was commissioned before.", "Record its report instead."),
  SURVEY_NOT_COMMISSIONED(
      STATE, "A survey has to be commissioned before it can report.", "Commission the survey."),
  SURVEY_ALREADY_REPORTED(STATE, "The survey has reported before.", "Read the report it gave."),

  ASSESSMENT_ALREADY_REQUESTED(
      STATE,
      "An assessment was requested under this identifier before.",
      "Use a fresh assessment identifier."),
  NO_COVERING_ASSESSMENT(
      STATE,
      "The grant is not covered by an assessment with the outcome ELIGIBLE.",
      "Request an assessment, or wait for its answer."),
  REFERRAL_NOT_DECIDED(
      STATE,
      "The covering assessment was referred and no person has decided it yet.",
      "Have the referral decided in eligibility-service."),
  ASSESSED_INELIGIBLE(
      STATE,
      "The grant was assessed as INELIGIBLE.",
      "See the reasons; request a new assessment once the facts have changed."),

  NOT_SELECTED(
      STATE, "The grant is not selected for a fiscal year.", "Select it for a fiscal year."),
  ALREADY_SELECTED(
      STATE,
      "The grant is selected and its reservation is asked for or held.",
      "Withdraw the grant, or have the reservation released before selecting again."),
  ANOTHER_FISCAL_YEAR(
      STATE,
      "The answer speaks of a fiscal year for which the grant is not selected.",
      "Compare the grant's selection with the ledger of the fiscal year named."),
  RESERVATION_NOT_CONFIRMED(
      STATE,
      "No money is reserved for the grant.",
      "Wait for the reservation, or select the grant again for a year that has the money."),
  RESERVATION_TOO_SMALL(
      STATE,
      "The notes' amount is more than what is reserved.",
      "Sign for at most the reserved amount."),
  RESERVATION_ALREADY_CONFIRMED(
      STATE,
      "The reservation was confirmed and can no longer be declined.",
      "Release the reservation in budget-service."),

  CABINET_DECISION_ALREADY_RECORDED(
      STATE, "The cabinet decision was recorded before.", "Read the recorded decision."),
  RECIPIENT_APPROVAL_ALREADY_RECORDED(
      STATE, "The recipient's approval was recorded before.", "Read the recorded approval."),
  NOTES_NOT_SIGNED(STATE, "The notes are not signed.", "Record the signature of the notes."),
  NOTES_ALREADY_SIGNED(
      STATE,
      "The notes are signed and what they rest on can no longer change.",
      "Withdraw the grant if the notes no longer hold."),
  NOTES_NOT_IN_FORCE(
      STATE,
      "The notes are signed but not in force.",
      "Record the entry into force once the notice has come."),
  NOTES_ALREADY_IN_FORCE(
      STATE, "The notes entered into force before.", "Go on with procurement or lots."),

  PROCEDURE_DETAILS_NOT_SIGNED(
      STATE, "The procedural details are not signed.", "Record the procedural details."),
  PROCEDURE_DETAILS_ALREADY_SIGNED(
      STATE, "The procedural details were signed before.", "Record the procurement agent."),
  AGENT_NOT_EMPLOYED(
      STATE, "No procurement agent is employed.", "Record the procurement agent's employment."),
  AGENT_ALREADY_EMPLOYED(
      STATE, "The procurement agent was employed before.", "Record the contract."),
  CONTRACT_ALREADY_AWARDED(
      STATE, "The contract was awarded before.", "Read the recorded contract."),

  LOT_ALREADY_PLANNED(
      STATE, "A lot with this identifier was planned before.", "Use another lot identifier."),
  LOT_ALREADY_ARRIVED(STATE, "The lot arrived before.", "Record its hand-over."),
  LOT_ALREADY_HANDED_OVER(STATE, "The lot was handed over before.", "Read the recorded hand-over."),
  ALREADY_DELIVERED(
      STATE,
      "Every planned lot is handed over and the grant is delivered.",
      "Name a new candidate for further equipment."),
  NOTHING_HANDED_OVER(
      STATE, "Nothing has been handed over that could be monitored.", "Record a hand-over."),
  NOT_DELIVERED(
      STATE, "The grant is not delivered and cannot be evaluated yet.", "Hand over the open lots."),
  EVALUATION_ALREADY_PUBLISHED(
      STATE, "The evaluation was published before.", "Read the published evaluation."),
  HANDOVER_HAS_BEGUN(
      STATE,
      "A lot has been handed over, so the grant can no longer be withdrawn.",
      "Record the remaining lots as they come."),

  DATE_BEFORE_STEP(
      VALUE,
      "The date lies before the step that this one builds on.",
      "Give a date on or after that step's, or check the recorded step."),
  UNKNOWN_COUNTRY(
      VALUE,
      "No country or economy has this code.",
      "Use the three-letter code of ISO 3166-1, such as PHL."),
  NOTHING_PROPOSED(
      VALUE, "The proposal names no field of cooperation or no item.", "Name at least one each."),
  LINE_NAMED_TWICE(
      VALUE, "Two items of the proposal share a line identifier.", "Give each item its own."),
  PARTNER_NAMED_TWICE(VALUE, "A partner is named more than once.", "Name each partner once."),
  PARTNER_IS_RECIPIENT(
      VALUE,
      "The recipient cannot be a partner in its own grant.",
      "Leave the recipient out of the partners."),
  UNKNOWN_FISCAL_YEAR(
      VALUE,
      "There is no such fiscal year in this scheme.",
      "Use a fiscal year from 2023 to 2100; a fiscal year starts on 1 April."),
  AMOUNT_NOT_POSITIVE(
      VALUE, "An amount has to be at least one yen.", "Give the amount in whole yen."),
  QUANTITY_NOT_POSITIVE(VALUE, "A quantity has to be at least one.", "Give the number of pieces.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  GrantRejection(Kind kind, String sentence, String remedy) {
    this.kind = kind;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }
}
