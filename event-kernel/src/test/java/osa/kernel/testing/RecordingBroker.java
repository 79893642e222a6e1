package osa.kernel.testing;

import java.util.ArrayList;
import java.util.List;
import osa.kernel.IntegrationMessage;
import osa.kernel.outbox.MessageBroker;
import osa.kernel.outbox.PositionReached;

/// A broker that keeps what it is sent, for tests that look at the messages themselves.
public class RecordingBroker implements MessageBroker {

  /// A message and the topic it went to.
  public record Sent(String topic, IntegrationMessage message) {}

  private final List<Sent> sent = new ArrayList<>();
  private final List<Sent> markers = new ArrayList<>();

  @Override
  public synchronized void send(String topic, List<IntegrationMessage> messages) {
    for (IntegrationMessage message : messages) {
      (message.type().equals(PositionReached.TYPE) ? markers : sent).add(new Sent(topic, message));
    }
  }

  /// What was told since the last call.
  public synchronized List<Sent> takeSent() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /// The markers since the last call, which tell nothing but how far the log has come.
  public synchronized List<Sent> takeMarkers() {
    List<Sent> taken = List.copyOf(markers);
    markers.clear();
    return taken;
  }
}
