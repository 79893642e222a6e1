package osa.kernel.inbox;

import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;

/// What a service does when another one tells it something; named as a sentence,
/// `WhenFundsReservedThenConfirmReservation`.
///
/// @param <T> this service's own record of the fields it reads
public interface MessagePolicy<T> {

  /// The CloudEvents type it listens to.
  String messageType();

  Class<T> reads();

  /// Turns the message into a command and answers what became of it. Runs in the transaction that
  /// also remembers the message, so its effect happens once however often the message comes.
  /// A refusal undoes everything and sends the message to the dead letters.
  Outcome<?> react(T data, IntegrationMessage message);
}
