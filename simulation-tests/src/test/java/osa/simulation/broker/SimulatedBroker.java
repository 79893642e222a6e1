package osa.simulation.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.world.Faults;
import osa.simulation.world.Life;
import osa.simulation.world.World;

/// The Kafka of the programme, as far as its clients can tell: topics cut into partitions, an order
/// in each of them and none between them, groups of readers that remember offsets.
public final class SimulatedBroker {

  /// Something at its place in a partition.
  public record Stored(Partition partition, long offset, Letter letter) {}

  private final World world;
  private final Faults faults;
  private final int partitions;
  private final BiConsumer<Partition, Letter> onArrival;
  private final Map<Partition, List<Letter>> logs = new LinkedHashMap<>();
  private final Map<String, ReaderGroup> groups = new LinkedHashMap<>();
  private long arrivals;
  private long downUntilMicros;

  /// @param partitions per topic
  /// @param onArrival is told of everything that arrives, at that moment
  public SimulatedBroker(
      World world, Faults faults, int partitions, BiConsumer<Partition, Letter> onArrival) {
    this.world = world;
    this.faults = faults;
    this.partitions = partitions;
    this.onArrival = onArrival;
  }

  World world() {
    return world;
  }

  Faults faults() {
    return faults;
  }

  /// The way to the broker of one process.
  public Producer producer() {
    return new Producer(this);
  }

  /// A reader in a group; the first one brings the group into being.
  public Reader reader(String group, List<String> topics, Life life) {
    return new Reader(
        this, groups.computeIfAbsent(group, _ -> new ReaderGroup(this, topics)), life);
  }

  Partition partitionOf(String topic, String key) {
    return new Partition(topic, Math.floorMod(key.hashCode(), partitions));
  }

  List<Partition> partitionsOf(List<String> topics) {
    List<Partition> all = new ArrayList<>();
    for (String topic : topics) {
      for (int number = 0; number < partitions; number++) {
        all.add(new Partition(topic, number));
      }
    }
    return all;
  }

  List<Letter> log(Partition partition) {
    return logs.computeIfAbsent(partition, _ -> new ArrayList<>());
  }

  /// Something arrives, from wherever it comes.
  public void arrive(Partition partition, Letter letter) {
    world.note("arrives", partition + " " + letter);
    log(partition).add(letter);
    arrivals++;
    onArrival.accept(partition, letter);
  }

  public void arrive(String topic, Letter letter) {
    arrive(partitionOf(topic, letter.key()), letter);
  }

  long arrivals() {
    return arrivals;
  }

  // ---- what happens to it

  public void goAway(Duration duration) {
    world.trouble("broker away", "");
    downUntilMicros = world.nowMicros() + duration.toNanos() / 1000;
  }

  boolean isDown() {
    return world.nowMicros() < downUntilMicros;
  }

  /// A group loses some of what it remembered, and reads on from an earlier place.
  public void forgetOffsets() {
    world.trouble("offsets forgotten", "");
    groups.values().forEach(ReaderGroup::forgetOffsets);
  }

  // ---- for those who look on from outside the world

  /// What lies at a place.
  public Stored at(Partition partition, long offset) {
    return new Stored(partition, offset, log(partition).get((int) offset));
  }

  /// Everything that lies in a topic, partition by partition.
  public List<Stored> everything(String topic) {
    List<Stored> all = new ArrayList<>();
    for (Partition partition : partitionsOf(List.of(topic))) {
      List<Letter> log = log(partition);
      for (int offset = 0; offset < log.size(); offset++) {
        all.add(new Stored(partition, offset, log.get(offset)));
      }
    }
    return all;
  }

  /// Whether every group has been through everything.
  public boolean isReadToTheEnd() {
    return groups.values().stream().allMatch(ReaderGroup::isAtTheEnd);
  }
}
