package osa.eligibility.policy.domain;

import osa.kernel.RejectionCode;

/// Why a question about rule sets has no answer, or a command to them is refused.
public enum PolicyRejection implements RejectionCode {
  UNKNOWN_RULE_SET(
      Kind.ABSENT, "There is no rule set with this id.", "GET /rule-sets lists the rule sets."),
  ID_OF_ANOTHER_POLICY(
      Kind.VALUE,
      "The id of a version begins with the sign of its policy.",
      "Let it begin with the sign that is named, such as 3P-2027."),
  RULE_SET_EXISTS(
      Kind.STATE,
      "There is a rule set with this id already, maybe a withdrawn one.",
      "Choose another id, or revise the one that is there."),
  MODEL_NOT_TEXT(
      Kind.VALUE,
      "The model is no UTF-8 text, or has characters that XML forbids.",
      "Save it as UTF-8 from a DMN editor."),
  MODEL_NOT_USABLE(
      Kind.VALUE,
      "The model has errors, or a test case does not come out as expected.",
      "Mend what is named, or send keep=true to keep the draft as it is."),
  MODEL_CHECK_OVERDUE(
      Kind.VALUE,
      "The check of the model did not end within the time that it is given, so nothing is known of"
          + " the model.",
      "Let its decisions depend on fewer inputs, or split its largest table, and send it again; if"
          + " others check large models just now, send it again as it is."),
  MODEL_NOT_READABLE(
      Kind.VALUE,
      "One of the two models cannot be read as XML, so they cannot be compared.",
      "Mend the draft, then compare."),
  TOO_MANY_VERSIONS(
      Kind.STATE,
      "The policy has as many versions as the service keeps.",
      "Revise one that is not published instead of drafting another."),
  WRONG_STATE(
      Kind.STATE,
      "The version is in a state in which this cannot be done.",
      "Look at its state and at those in which it can be."),
  CHECKED_ANOTHER_CONTENT(
      Kind.STATE,
      "Somebody revised the version while it was checked.",
      "Read it again and repeat the request."),
  AUTHOR_MAY_NOT_APPROVE(
      Kind.PERSON,
      "Whoever wrote or revised a version may not approve it.",
      "Ask a second person to approve it."),
  APPROVED_ANOTHER_CONTENT(
      Kind.STATE,
      "The version has another content than the one that is to be approved.",
      "Read the version again, and approve the contentHash that you have looked at."),
  BACK_TEST_UNKNOWN(
      Kind.VALUE,
      "There is no back-test report with this hash about this content.",
      "Run a back-test of the version, look at its report and name the report's hash."),
  BACK_TEST_SHOWS_NO_CASE(
      Kind.VALUE,
      "No case of the back-test falls on a day on which the version would hold, so it shows nothing"
          + " of it.",
      "Ask again with a grid, which covers the first day, or without validFrom; look at the new"
          + " report and name its hash."),
  NEVER_IN_FORCE(
      Kind.VALUE,
      "The validity ends before it begins, or lies outside of 1945 to 2199.",
      "Name a first day, and a later one on which it holds no more or none."),
  VALIDITY_OVERLAPS(
      Kind.STATE,
      "Another version is published for some of these days.",
      "Publish from another day, or withdraw the other version if it is not in force yet."),
  ALREADY_IN_FORCE(
      Kind.STATE,
      "The version is or was in force, and assessments rest on it.",
      "Publish another version from a later day.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  PolicyRejection(Kind kind, String sentence, String remedy) {
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
