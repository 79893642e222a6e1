package osa.simulation.laws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.outbox.MessageWriter;
import osa.kernel.outbox.PositionReached;
import osa.simulation.broker.Letter;
import osa.simulation.database.SimulatedEventStore;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// A topic tells what the log of its service says, all of it and nothing else: a message tells of
/// an event that is committed, messages of one stream appear in its order, and in the end none is
/// missing and every stream's last event was told or marked as reached.
public final class MessagesTellTheLog implements Laws {

  private final String topic;
  private final SimulatedEventStore log;
  private final IntegrationPublisher publisher;
  private final MessageWriter markers;
  private final Set<UUID> planted;
  private final Map<String, Long> lastVersion = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();

  /// @param planted messages that no service has sent
  public MessagesTellTheLog(SimulatedService<?> service, Set<UUID> planted) {
    this.topic = service.topic();
    this.log = service.log();
    this.publisher = service.publisher();
    this.markers = new MessageWriter(service.name());
    this.planted = planted;
  }

  @Override
  public void arrived(Partition partition, Letter letter) {
    if (!partition.topic().equals(topic)) {
      return;
    }
    letter
        .message()
        .filter(message -> !planted.contains(message.id()))
        .filter(message -> seen.add(message.id()))
        .ifPresent(this::firstSeen);
  }

  private void firstSeen(IntegrationMessage message) {
    RecordedEvent<?> event = log.committed(message.id());
    if (event == null) {
      throw new LawBroken(
          Law.MESSAGES_TELL_THE_LOG, message.subject(), "a message of no event: " + message);
    }
    Optional<IntegrationMessage> told = publisher.publish(event);
    if (!told.orElseGet(() -> marker(event)).equals(message)) {
      throw new LawBroken(
          Law.MESSAGES_TELL_THE_LOG, message.subject(), "not what the log says: " + message);
    }
    if (told.isEmpty()) {
      // From a relay that fell behind it may come after a message that says more.
      return;
    }
    long before = lastVersion.getOrDefault(message.subject(), 0L);
    if (event.version() <= before) {
      throw new LawBroken(
          Law.MESSAGES_TELL_THE_LOG,
          message.subject(),
          "version %d of %s was told after version %d"
              .formatted(event.version(), message.subject(), before));
    }
    lastVersion.put(message.subject(), event.version());
  }

  private IntegrationMessage marker(RecordedEvent<?> event) {
    return markers.write(event, PositionReached.TYPE, new PositionReached());
  }

  @Override
  public void atRest() {
    for (RecordedEvent<?> event : log.everything()) {
      boolean last = log.committedOf(event.stream()).getLast() == event;
      if ((last || publisher.publish(event).isPresent()) && !seen.contains(event.id())) {
        throw new LawBroken(
            Law.MESSAGES_TELL_THE_LOG,
            event.stream(),
            "never told: %s of %s".formatted(event.type(), event.stream()));
      }
    }
  }
}
