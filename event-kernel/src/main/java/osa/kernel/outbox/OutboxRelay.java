package osa.kernel.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.Tracing;

/// Tells the other services what the log says. The log itself is the outbox: an event that is
/// committed will be told, and one that is not committed never.
///
/// At least once: the checkpoint moves only after the broker's acknowledgement, so a crash in
/// between tells the same messages again, with the same ids.
///
/// Who listens also has to learn of what is nobody's business, or could not tell that nothing is
/// missing: after the last event of a stream in a batch there is either its message or a
/// [PositionReached], which tells nothing but how far the log has come.
public final class OutboxRelay {

  private final String reader;
  private final MessageWriter reached;
  private final String topic;
  private final EventStore log;
  private final Checkpoints checkpoints;
  private final IntegrationPublisher publisher;
  private final MessageBroker broker;
  private final int eventsMax;
  private final Tracing tracing;

  /// @param service who tells; the checkpoint is kept under its name
  /// @param eventsMax how many events one batch reads at most
  public OutboxRelay(
      String service,
      String topic,
      EventStore log,
      Checkpoints checkpoints,
      IntegrationPublisher publisher,
      MessageBroker broker,
      int eventsMax) {
    this(service, topic, log, checkpoints, publisher, broker, eventsMax, Tracing.OFF);
  }

  /// @param tracing sees every message that is sent
  public OutboxRelay(
      String service,
      String topic,
      EventStore log,
      Checkpoints checkpoints,
      IntegrationPublisher publisher,
      MessageBroker broker,
      int eventsMax,
      Tracing tracing) {
    this.reader = readerOf(service);
    this.reached = new MessageWriter(service);
    this.topic = topic;
    this.log = log;
    this.checkpoints = checkpoints;
    this.publisher = publisher;
    this.broker = broker;
    this.eventsMax = eventsMax;
    this.tracing = tracing;
  }

  /// The name under which the checkpoint of a service's relay is kept.
  public static String readerOf(String service) {
    return service + " relay";
  }

  /// Relays one batch and answers how many events it covered; 0 when the relay has caught up.
  public int relayBatch() {
    Checkpoint from = checkpoints.load(reader);
    List<RecordedEvent<?>> events = log.readAfter(from, eventsMax);
    if (events.isEmpty()) {
      return 0;
    }
    tracing.sending(topic, messages(events), told -> broker.send(topic, told));
    if (!checkpoints.advance(reader, from, events.getLast().position())) {
      throw new IllegalStateException("another relay moved the checkpoint of " + reader);
    }
    return events.size();
  }

  private List<IntegrationMessage> messages(List<RecordedEvent<?>> events) {
    Map<StreamId, RecordedEvent<?>> lastOfStream = new HashMap<>();
    events.forEach(event -> lastOfStream.put(event.stream(), event));
    List<IntegrationMessage> messages = new ArrayList<>(events.size());
    for (RecordedEvent<?> event : events) {
      Optional<IntegrationMessage> told = publisher.publish(event);
      told.ifPresent(messages::add);
      if (told.isEmpty() && lastOfStream.get(event.stream()) == event) {
        messages.add(
            reached.write(event, PositionReached.TYPE, new PositionReached()).at(Optional.empty()));
      }
    }
    return messages;
  }
}
