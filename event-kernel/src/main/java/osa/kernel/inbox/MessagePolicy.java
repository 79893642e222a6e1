package osa.kernel.inbox;

import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;

/// What a service does when another one tells it something; named as a sentence,
/// `WhenFundsReservedThenConfirmReservation`.
///
/// @param <T> this service's own record of the fields it reads
public interface MessagePolicy<T> {

  /// The CloudEvents type it listens to.
  String messageType();

  Class<T> reads();

  /// Turns the message into a command. Runs in the transaction that also remembers the message, so
  /// its effect happens once however often the message comes.
  ///
  /// Empty when the message had its effect or needs none. A refusal that is returned undoes
  /// everything and sends the message to the dead letters; a refusal that the sender has to hear of
  /// is not returned but recorded as an event.
  Optional<Rejection> react(T data, IntegrationMessage message);
}
