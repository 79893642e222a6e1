package osa.launcher;

/// The reason why a command can't be done, in one sentence that says what to do about it.
///
/// [Main] prints the sentence and nothing else; a stack trace tells a user nothing.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }

  public Refusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
