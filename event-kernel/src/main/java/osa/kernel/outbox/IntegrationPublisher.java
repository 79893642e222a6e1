package osa.kernel.outbox;

import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;

/// Says which domain events the other services hear of, and in which words. Pure.
public interface IntegrationPublisher {

  /// The message for an event; empty when the event is nobody else's business.
  Optional<IntegrationMessage> publish(RecordedEvent<?> event);
}
