package osa.kernel.outbox;

import java.util.List;
import java.util.Optional;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;

/// Tells the other services what the log says. The log itself is the outbox: an event that is
/// committed will be told, and one that is not committed never.
///
/// At least once: the checkpoint moves only after the broker's acknowledgement, so a crash in
/// between tells the same messages again, with the same ids.
public final class OutboxRelay {

  private final String reader;
  private final String topic;
  private final EventStore log;
  private final Checkpoints checkpoints;
  private final IntegrationPublisher publisher;
  private final MessageBroker broker;
  private final int eventsMax;

  /// @param reader the name under which the checkpoint is kept
  /// @param eventsMax how many events one batch reads at most
  public OutboxRelay(
      String reader,
      String topic,
      EventStore log,
      Checkpoints checkpoints,
      IntegrationPublisher publisher,
      MessageBroker broker,
      int eventsMax) {
    this.reader = reader;
    this.topic = topic;
    this.log = log;
    this.checkpoints = checkpoints;
    this.publisher = publisher;
    this.broker = broker;
    this.eventsMax = eventsMax;
  }

  /// Relays one batch and answers how many events it covered; 0 when the relay has caught up.
  public int relayBatch() {
    Checkpoint from = checkpoints.load(reader);
    List<RecordedEvent<?>> events = log.readAfter(from, eventsMax);
    if (events.isEmpty()) {
      return 0;
    }
    List<IntegrationMessage> messages =
        events.stream().map(publisher::publish).flatMap(Optional::stream).toList();
    if (!messages.isEmpty()) {
      broker.send(topic, messages);
    }
    if (!checkpoints.advance(reader, from, events.getLast().position())) {
      throw new IllegalStateException("another relay moved the checkpoint of " + reader);
    }
    return events.size();
  }
}
