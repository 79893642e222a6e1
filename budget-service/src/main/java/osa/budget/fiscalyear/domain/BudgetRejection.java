package osa.budget.fiscalyear.domain;

import osa.kernel.RejectionCode;

/// Why a fiscal year's ledger refuses.
public enum BudgetRejection implements RejectionCode {
  FISCAL_YEAR_UNKNOWN(
      Kind.ABSENT,
      "No ledger is kept for this fiscal year.",
      "Name a fiscal year that GET /fiscal-years lists, or enact its appropriation first."),
  FISCAL_YEAR_CLOSED(
      Kind.STATE,
      "The fiscal year is closed.",
      "Book to a fiscal year that is open; a closed one takes payments and releases only."),

  AMOUNT_NOT_POSITIVE(Kind.VALUE, "The amount is not positive.", "Send whole yen, at least 1."),
  AMOUNT_ZERO(
      Kind.VALUE,
      "A supplementary budget of zero changes nothing.",
      "Send whole yen, positive to raise the appropriation or negative to cut it."),
  AMOUNT_TOO_LARGE(
      Kind.VALUE,
      "With this amount the appropriation is larger than can be counted.",
      "Check the number of digits."),

  INITIAL_ALREADY_ENACTED(
      Kind.STATE,
      "The initial appropriation of this fiscal year is already enacted.",
      "Enact a supplementary appropriation, or correct the figure."),
  INITIAL_NOT_ENACTED(
      Kind.STATE,
      "A supplementary budget needs an initial one.",
      "Enact the initial appropriation first."),
  ENTRY_ALREADY_RECORDED(
      Kind.STATE,
      "An enactment with this identifier is already recorded.",
      "Use a new identifier for another enactment."),
  ENTRY_UNKNOWN(
      Kind.ABSENT,
      "This fiscal year has no enactment with that identifier.",
      "Name an enactment that the fiscal year's events list."),
  CORRECTION_CHANGES_NOTHING(
      Kind.STATE, "The figure is already this one.", "Send the right figure, not the difference."),
  CUT_EXCEEDS_FREE(
      Kind.STATE,
      "The cut is larger than what is free.",
      "Cut no more than the available amount, or release reservations first."),

  INSUFFICIENT_FUNDS(
      Kind.STATE,
      "The fiscal year has less free than is asked for.",
      "Ask for no more than the available amount, or wait for a release."),
  ALREADY_RESERVED(
      Kind.STATE,
      "The grant already holds money of this fiscal year.",
      "Release it first to reserve another amount."),
  RESERVATION_UNKNOWN(
      Kind.ABSENT,
      "The grant holds no money of this fiscal year.",
      "Reserve it first, or name the fiscal year in which it is reserved."),
  NOTHING_TO_RELEASE(
      Kind.STATE,
      "All that the grant holds is paid already.",
      "There is nothing to do: a payment is not released."),
  EXCEEDS_RESERVATION(
      Kind.STATE,
      "The commitment is larger than what is reserved for the grant.",
      "Commit no more than the reserved amount."),
  ALREADY_COMMITTED(
      Kind.STATE,
      "The grant's money is already committed.",
      "There is nothing to do: notes enter into force once."),
  NOT_COMMITTED(
      Kind.STATE,
      "Nothing is committed for the grant yet.",
      "Commit the money when the notes enter into force; pay then."),
  EXCEEDS_COMMITMENT(
      Kind.STATE,
      "The payment is larger than what is committed and not yet paid.",
      "Pay no more than the payable amount."),

  PAYMENT_OUTSIDE_FISCAL_YEAR(
      Kind.VALUE,
      "A payment is booked from the first day of the fiscal year to 30 April after its end.",
      "Check the day of the payment and the fiscal year."),
  TOO_EARLY_TO_CLOSE(
      Kind.VALUE,
      "A fiscal year is not closed before its last day.",
      "Close it on or after 31 March of its end."),
  RESERVATIONS_OUTSTANDING(
      Kind.STATE,
      "Reservations are neither committed nor released.",
      "Commit or release the money of the grants that are named.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  BudgetRejection(Kind kind, String sentence, String remedy) {
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
