package osa.kernel.inbox;

/// Where messages are laid aside that cannot be handled, for a person to look at.
@FunctionalInterface
public interface DeadLetters {

  /// Returns when the message lies there for certain, and throws when that is not so. Burying a
  /// message again changes nothing.
  ///
  /// @param reason for a person: what the message was refused for, or how handling it failed
  /// @param attempts how often handling it was tried
  void bury(MessageSource.Arrival arrival, String reason, int attempts);
}
