package osa.deploy.drill;

/// The drill cannot go on, or a check cannot say anything; the sentence tells why.
final class DrillFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DrillFailed(String sentence) {
    super(sentence);
  }
}
