package osa.kernel.testing;

import java.util.ArrayList;
import java.util.List;
import osa.kernel.IntegrationMessage;
import osa.kernel.outbox.MessageBroker;

/// A broker that keeps what it is sent, for tests that look at the messages themselves.
public class RecordingBroker implements MessageBroker {

  /// A message and the topic it went to.
  public record Sent(String topic, IntegrationMessage message) {}

  private final List<Sent> sent = new ArrayList<>();

  @Override
  public synchronized void send(String topic, List<IntegrationMessage> messages) {
    messages.forEach(message -> sent.add(new Sent(topic, message)));
  }

  /// What was sent since the last call.
  public synchronized List<Sent> takeSent() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
