package osa.kernel.deadletter.domain;

import osa.kernel.RejectionCode;

/// Why something cannot be done with a dead letter.
public enum DeadLetterRejection implements RejectionCode {
  DEAD_LETTER_UNKNOWN(
      Kind.ABSENT, "There is no such dead letter.", "List the dead letters of this service."),
  DEAD_LETTER_REDRIVEN(
      Kind.STATE,
      "The message has had its effect by an earlier redrive.",
      "Nothing is left to do; the letter's events say who redrove it."),
  DEAD_LETTER_DISCARDED(
      Kind.STATE,
      "The letter was discarded.",
      "Read the reason; what still has to happen has to be done by a command of its own."),
  MESSAGE_NOT_KEPT(
      Kind.STATE,
      "The message was too large to be kept with the letter, so it cannot be redriven.",
      "Read it from Kafka at the letter's origin, do by commands what it asks for, and discard"
          + " the letter."),
  DISCARD_REASON_MISSING(
      Kind.VALUE,
      "A letter is not discarded without a reason.",
      "Say why the message is given up.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  DeadLetterRejection(Kind kind, String sentence, String remedy) {
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
