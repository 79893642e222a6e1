package osa.kernel.inbox;

/// A message that no repetition will help: it cannot be read, or a rule refuses it.
public final class Undeliverable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param reason for a person, without the message's content
  public Undeliverable(String reason) {
    super(reason);
  }
}
