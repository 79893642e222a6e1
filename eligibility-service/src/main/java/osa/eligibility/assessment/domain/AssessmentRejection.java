package osa.eligibility.assessment.domain;

import osa.kernel.RejectionCode;

/// Why an assessment, or a decision on a referral, is refused.
public enum AssessmentRejection implements RejectionCode {
  UNKNOWN_ASSESSMENT(
      Kind.ABSENT, "There is no assessment with this id.", "Check the id, or ask for one."),
  UNKNOWN_COUNTRY(
      Kind.VALUE,
      "No country with this ISO code is registered.",
      "Check the ISO 3166-1 alpha-3 code, or register the country first."),
  DATE_OUT_OF_RANGE(
      Kind.VALUE,
      "The day to assess lies after 2199.",
      "Give the day whose facts and rules are to apply."),
  NO_POLICY_IN_FORCE(
      Kind.VALUE,
      "On this day the policy had not been adopted yet, so there are no rules to assess by.",
      "Give a later day; OSA began on 2023-04-05."),
  NOTHING_TO_ASSESS(
      Kind.VALUE,
      "A request needs at least one item line and at least one pillar.",
      "Name the items and the pillars; the pillar NONE says that it is none of them."),
  DUPLICATE_LINE(
      Kind.VALUE,
      "Two item lines carry the same line id.",
      "Give every item line an id of its own."),
  UNKNOWN_VOCABULARY(
      Kind.VALUE,
      "The request uses a word that the rules do not know.",
      "Use the words listed in the description of the interface."),
  ASSESSMENT_ALREADY_RECORDED(
      Kind.STATE, "Another request has been assessed under this id.", "Ask under a new id."),
  NOT_REFERRED(
      Kind.STATE,
      "The rules have settled this assessment; only a referral waits for a person.",
      "Ask for a new assessment when the facts have changed."),
  REFERRAL_ALREADY_CLOSED(
      Kind.STATE,
      "A person has decided this referral already.",
      "Ask for a new assessment when the facts have changed."),
  ASSESSMENT_SUPERSEDED(
      Kind.STATE,
      "The world has changed since, and another assessment has taken this one's place.",
      "Decide on the assessment that supersedes it; GET the assessment names it."),
  REASON_REQUIRED(
      Kind.VALUE,
      "A decision on a referral needs a reason.",
      "Say why, in words that can be read back years later."),
  NEVER_JUDGED(
      Kind.STATE,
      "The request could not be assessed, so the rules were never asked.",
      "GET the assessment: it says why."),
  RULES_GONE(
      Kind.STATE,
      "The rules that were asked are no longer there with the content that they had.",
      "Look for the rule set by the content hash that the assessment names.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  AssessmentRejection(Kind kind, String sentence, String remedy) {
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
