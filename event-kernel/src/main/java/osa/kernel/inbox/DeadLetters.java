package osa.kernel.inbox;

/// Where messages are laid aside that cannot be handled, for a person to look at.
public interface DeadLetters {

  /// Returns when the message lies there for certain; throws [BrokerUnavailable] when that is not
  /// so.
  ///
  /// @param reason for a person, without the message's content
  void bury(MessageSource.Arrival arrival, String reason);
}
