package osa.simulation.laws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.broker.Letter;
import osa.simulation.database.SimulatedEventStore.Row;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// Where a service says that it has heard a partition up to a position, every message that was or
/// will ever be told there at or before it had its effect or lies with the dead letters; it never
/// takes that back, and in the end it says so of everything. Who waits for a position rests on it.
public final class SeenIsDealtWith implements Laws {

  private final SimulatedService<?> service;
  private final Set<String> hears;
  private final Map<Partition, Checkpoint> told = new HashMap<>();
  private final Map<Partition, Checkpoint> seen = new HashMap<>();
  private final Map<Partition, TreeMap<Checkpoint, IntegrationMessage>> ahead = new HashMap<>();
  private final Set<UUID> dealtWith = new HashSet<>();

  public SeenIsDealtWith(SimulatedService<?> service) {
    this.service = service;
    this.hears = service.hears();
  }

  @Override
  public void committed(String by, List<Row> rows) {
    if (!by.equals(service.name())) {
      return;
    }
    for (Row row : rows) {
      dealtWith.add(
          row.event().data() instanceof DeadLetterBuried burial
              ? burial.letter().messageId()
              : row.event().causationId());
    }
  }

  @Override
  public void arrived(Partition partition, Letter letter) {
    if (service.listensTo().contains(partition.topic())) {
      letter
          .message()
          .ifPresent(
              message ->
                  message.position().ifPresent(position -> arrived(partition, position, message)));
    }
  }

  private void arrived(Partition partition, Checkpoint position, IntegrationMessage message) {
    told.merge(partition, position, (one, other) -> one.compareTo(other) < 0 ? other : one);
    if (!hears.contains(message.type())) {
      return;
    }
    if (seen.containsKey(partition) && position.compareTo(seen.get(partition)) <= 0) {
      check(partition, seen.get(partition), message);
    } else {
      ahead.computeIfAbsent(partition, _ -> new TreeMap<>()).put(position, message);
    }
  }

  @Override
  public void heard(String by, Partition partition, Checkpoint upTo) {
    if (!by.equals(service.name())) {
      return;
    }
    Checkpoint before = seen.put(partition, upTo);
    if (before != null && before.compareTo(upTo) > 0) {
      throw new LawBroken(
          Law.SEEN_IS_DEALT_WITH,
          service.name(),
          "%s was heard up to %s, and then up to %s".formatted(partition, before, upTo));
    }
    Map<Checkpoint, IntegrationMessage> passed =
        ahead.computeIfAbsent(partition, _ -> new TreeMap<>()).headMap(upTo, true);
    passed.values().forEach(message -> check(partition, upTo, message));
    passed.clear();
  }

  private void check(Partition partition, Checkpoint upTo, IntegrationMessage message) {
    if (!dealtWith.contains(message.id()) && !service.tables().hasRemembered(message.id())) {
      throw new LawBroken(
          Law.SEEN_IS_DEALT_WITH,
          message.subject(),
          "%s says it has heard %s up to %s, but did nothing with %s %s at %s"
              .formatted(
                  service.name(),
                  partition,
                  upTo,
                  message.type(),
                  message.id(),
                  message.position().orElseThrow()));
    }
  }

  /// Whether the service has said of everything that it heard it.
  public boolean isAtTheEnd() {
    return seen.equals(told);
  }

  @Override
  public void atRest() {
    if (!isAtTheEnd()) {
      throw new LawBroken(
          Law.SEEN_IS_DEALT_WITH,
          service.name(),
          "told up to %s, %s says it has heard %s".formatted(told, service.name(), seen));
    }
  }
}
