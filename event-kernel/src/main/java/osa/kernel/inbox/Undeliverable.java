package osa.kernel.inbox;

/// A message that no repetition will help: it cannot be read, or a rule refuses it.
public final class Undeliverable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param reason for a person: the rule that refused, or what in the data is wrong
  public Undeliverable(String reason) {
    super(reason);
  }
}
