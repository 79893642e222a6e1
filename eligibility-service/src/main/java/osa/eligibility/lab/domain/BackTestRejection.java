package osa.eligibility.lab.domain;

import osa.kernel.RejectionCode;

/// Why a back-test is refused.
public enum BackTestRejection implements RejectionCode {
  UNKNOWN_BACK_TEST(
      Kind.ABSENT, "There is no back-test with this id.", "GET /back-tests lists the back-tests."),
  BACK_TEST_ALREADY_REQUESTED(
      Kind.STATE, "A back-test has been asked for under this id.", "Ask under a new key."),
  BACK_TEST_ENDED(
      Kind.STATE,
      "The back-test has ended.",
      "GET the back-test: it says how; or ask for another."),
  BACK_TEST_WITHOUT_REPORT(
      Kind.STATE,
      "The back-test has no report: it is not completed.",
      "GET the back-test: it says how far it is, or why there will be none."),
  TOO_MANY_BACK_TESTS(
      Kind.STATE,
      "So many back-tests are open that no other is taken.",
      "Wait until one has ended or cancel one, then ask again under a new Idempotency-Key."),
  GRID_TOO_LARGE(
      Kind.VALUE,
      "The grid has more points than a back-test may have.",
      "Name fewer days, item kinds or countries."),
  NOTHING_TO_TEST(
      Kind.VALUE,
      "The back-test would compare everything with itself.",
      "Name a candidate, alter a fact, or ask with the facts as they are known now."),
  NO_CASES(
      Kind.VALUE,
      "The back-test has no cases.",
      "Ask for the assessments, for a grid, or for both."),
  TWO_CANDIDATES_OF_A_POLICY(
      Kind.VALUE,
      "Both candidates belong to the same policy.",
      "Try one candidate of each policy, or two back-tests."),
  CANDIDATE_NOT_USABLE(
      Kind.VALUE,
      "The candidate's model has errors.",
      "POST /rule-sets/checks shows all of them, each with a case and what to do.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  BackTestRejection(Kind kind, String sentence, String remedy) {
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
