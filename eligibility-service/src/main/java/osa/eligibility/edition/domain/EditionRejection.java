package osa.eligibility.edition.domain;

import osa.kernel.RejectionCode;

/// Why an edition is refused.
public enum EditionRejection implements RejectionCode {
  UNKNOWN_EDITION(
      Kind.ABSENT, "There is no edition with this id.", "GET /editions lists the editions."),
  EDITION_ALREADY_PROPOSED(
      Kind.STATE, "An edition has been proposed under this id.", "Propose it under a new key."),
  EDITION_ENDED(
      Kind.STATE,
      "The edition has been accepted or discarded.",
      "GET the edition: it says which; or propose another."),
  PREVIEW_NOT_THE_LATEST(
      Kind.STATE,
      "Another preview has been made since the one that was looked at.",
      "GET the edition, look at its preview, and accept with that one's hash."),
  PREVIEW_OUTDATED(
      Kind.STATE,
      "Facts, rules or assessments have changed: the acceptance would do something else than the"
          + " preview says.",
      "POST the edition's preview anew, look at it, and accept with its hash."),
  EDITION_HAS_BAD_LINES(
      Kind.VALUE,
      "The file has lines that cannot be read; nothing of it was taken in.",
      "Mend the lines that badLines names, and send the whole file again."),
  EDITION_TOO_LARGE(
      Kind.VALUE,
      "The file is larger than an edition may be.",
      "Leave out columns and rows that say nothing about a registered country, or send two files.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  EditionRejection(Kind kind, String sentence, String remedy) {
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
