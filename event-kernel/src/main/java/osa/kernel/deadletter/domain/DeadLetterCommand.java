package osa.kernel.deadletter.domain;

/// What can be asked of a dead letter.
public sealed interface DeadLetterCommand {

  /// Lay a message aside; again, when it lies there, changes nothing.
  ///
  /// @param attempts how often handling it was tried
  record Bury(Letter letter, String reason, int attempts) implements DeadLetterCommand {}

  /// Note that the message has its effect now.
  ///
  /// @param note what was mended before; may be empty
  record Redrive(String note) implements DeadLetterCommand {}

  /// Note that the message was tried again in vain.
  record RecordFailedRedrive(String reason) implements DeadLetterCommand {}

  /// Close it without an effect.
  record Discard(String reason) implements DeadLetterCommand {}
}
