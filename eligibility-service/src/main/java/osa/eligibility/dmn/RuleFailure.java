package osa.eligibility.dmn;

/// A rule could not answer: the model is broken, or it was asked in words it does not know. No
/// verdict may be built on it. The message names model, decision and input.
public final class RuleFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RuleFailure(String message) {
    super(message);
  }

  public RuleFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
