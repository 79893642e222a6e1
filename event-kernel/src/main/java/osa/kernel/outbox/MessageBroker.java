package osa.kernel.outbox;

import java.util.List;
import osa.kernel.IntegrationMessage;

/// Where messages go.
public interface MessageBroker {

  /// Sends the messages in order and returns when the broker has acknowledged every one of them.
  /// Throws [BrokerUnavailable] when it has not; some may have arrived all the same.
  void send(String topic, List<IntegrationMessage> messages);
}
