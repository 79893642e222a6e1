package osa.simulation.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.MessageSource;
import osa.kernel.inbox.RawMessage;
import osa.simulation.world.Life;
import osa.simulation.world.World;

/// One member of a group. How much of which partition a poll brings is chance: that is all the
/// order that Kafka promises.
public final class Reader implements MessageSource {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration DEATH_UNNOTICED_MAX = Duration.ofSeconds(10);
  private static final int RECORDS_MAX = 5;

  record Arrived(Partition partition, long offset, Letter letter) implements Arrival {
    @Override
    public RawMessage raw() {
      return letter.raw();
    }

    @Override
    public IntegrationMessage read() {
      return letter.read();
    }

    @Override
    public Optional<Checkpoint> position() {
      return letter.position();
    }
  }

  private final SimulatedBroker broker;
  private final ReaderGroup group;
  private final Life life;
  private final World world;
  private final Map<Partition, Long> positions = new LinkedHashMap<>();
  private int generation = -1;
  private boolean waiting;
  // How many arrivals there were when it had read everything; spares it from looking again.
  private long arrivalsSeen = -1;

  Reader(SimulatedBroker broker, ReaderGroup group, Life life) {
    this.broker = broker;
    this.group = group;
    this.life = life;
    this.world = broker.world();
  }

  /// Its process has died; the others hear of it when it has not answered for a while.
  public void die() {
    world.after(world.upTo(DEATH_UNNOTICED_MAX), () -> group.leave(this));
  }

  @Override
  public Map<Partition, List<Arrival>> poll() {
    world.pause("poll", life.name());
    if (world.chance(broker.faults().rebalance())) {
      world.trouble("rebalance", life.name());
      group.leave(this);
    }
    waiting = true;
    if (!world.pauseUntil(() -> !broker.isDown() && hasNews(), POLL)) {
      return Map.of();
    }
    waiting = false;
    takePlace();
    Map<Partition, List<Arrival>> batches = new LinkedHashMap<>();
    for (Partition partition : positions.keySet()) {
      List<Arrival> batch = world.chance(0.3) ? List.of() : next(partition);
      if (!batch.isEmpty()) {
        batches.put(partition, batch);
        positions.put(partition, batch.getLast().offset() + 1);
      }
    }
    return batches;
  }

  private boolean hasNews() {
    if (generation != group.generation()) {
      return true;
    }
    if (arrivalsSeen == broker.arrivals()) {
      return false;
    }
    for (Map.Entry<Partition, Long> at : positions.entrySet()) {
      if (at.getValue() < broker.log(at.getKey()).size()) {
        return true;
      }
    }
    arrivalsSeen = broker.arrivals();
    return false;
  }

  boolean isAtTheEnd() {
    return waiting && !hasNews();
  }

  private void takePlace() {
    if (!group.has(this)) {
      positions.clear();
      group.join(this);
    }
    if (generation != group.generation()) {
      generation = group.generation();
      arrivalsSeen = -1;
      List<Partition> assigned = group.assignedTo(this);
      positions.keySet().retainAll(assigned);
      // What it keeps it goes on reading from where it is; the rest from where the group is.
      assigned.forEach(partition -> positions.computeIfAbsent(partition, group::offset));
    }
  }

  private List<Arrival> next(Partition partition) {
    List<Letter> log = broker.log(partition);
    long from = positions.get(partition);
    long until = Math.min(log.size(), from + 1 + world.below(RECORDS_MAX));
    List<Arrival> batch = new ArrayList<>();
    for (long offset = from; offset < until; offset++) {
      batch.add(new Arrived(partition, offset, log.get((int) offset)));
    }
    return batch;
  }

  @Override
  public void goBackTo(Partition partition, long offset) {
    if (positions.containsKey(partition)) {
      positions.put(partition, offset);
      arrivalsSeen = -1;
    }
  }

  @Override
  public void commit(Map<Partition, Long> nextOffsets) {
    world.pause("commit offsets", life.name());
    if (broker.isDown() || generation != group.generation()) {
      throw new IllegalStateException("the group did not take the offsets");
    }
    group.commit(new HashMap<>(nextOffsets));
    world.pause("offsets committed", life.name());
  }
}
