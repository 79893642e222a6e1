package osa.eligibility.country.domain;

import osa.kernel.RejectionCode;

/// Why a command to a country's file is refused.
public enum CountryRejection implements RejectionCode {
  UNKNOWN_COUNTRY(
      Kind.ABSENT,
      "No country with this ISO code is registered.",
      "Check the ISO 3166-1 alpha-3 code, or register the country first."),
  COUNTRY_ALREADY_REGISTERED(
      Kind.STATE,
      "A country with this ISO code is registered already, with other particulars.",
      "Record what is new as facts of the registered country."),
  DATE_OUT_OF_RANGE(
      Kind.VALUE,
      "A date lies before 1900 or after 2199.",
      "Give the date on which it was so; leave the end open when none is known."),
  PERIOD_HAS_NO_DAY(
      Kind.VALUE,
      "The fact ends on or before the day on which it starts to hold.",
      "Give an end after the start, or no end; the end itself is not part of the period."),
  CONFLICT_ENDS_BEFORE_IT_STARTS(
      Kind.VALUE,
      "The last day of fighting lies before the first.",
      "Give a last day on or after the first, or none while it goes on."),
  AGREEMENT_IN_FORCE_BEFORE_SIGNATURE(
      Kind.VALUE,
      "The agreement would be in force before it was signed.",
      "Correct one of the two dates."),
  AGREEMENT_WITHOUT_DATE(
      Kind.VALUE,
      "An agreement of which no date is known cannot be a confirmed fact.",
      "Give the date of signature or of entry into force, or record it as UNCONFIRMED."),
  OPINION_IS_NOT_A_SOURCE(
      Kind.VALUE,
      "A commentary is an opinion; it cannot carry a determination.",
      "Name an official source, a government's, or a report that quotes an official."),
  SIGNAL_IS_NOT_A_DETERMINATION(
      Kind.VALUE,
      "A dataset reports signals; it cannot carry a determination.",
      "Record the signal as a conflict signal, and name who determined what it means.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  CountryRejection(Kind kind, String sentence, String remedy) {
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
