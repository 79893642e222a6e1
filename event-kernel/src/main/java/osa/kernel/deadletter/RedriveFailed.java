package osa.kernel.deadletter;

/// A message that was redriven had no effect, and nothing of the attempt remains.
public final class RedriveFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param reason for a person, as when the message was buried
  RedriveFailed(String reason, Throwable cause) {
    super(reason, cause);
  }
}
