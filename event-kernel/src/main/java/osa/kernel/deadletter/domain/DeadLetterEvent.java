package osa.kernel.deadletter.domain;

/// What happens to a dead letter. Who did it is the event's actor.
public sealed interface DeadLetterEvent {

  /// @param reason what the message was refused for, or how handling it failed
  record DeadLetterBuried(Letter letter, String reason, int attempts) implements DeadLetterEvent {}

  /// The message has had its effect, exactly once, however often it was delivered before.
  record DeadLetterRedriven(String note) implements DeadLetterEvent {}

  record DeadLetterRedriveFailed(String reason) implements DeadLetterEvent {}

  record DeadLetterDiscarded(String reason) implements DeadLetterEvent {}
}
