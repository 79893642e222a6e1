package osa.simulation.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.world.World;

/// A group of readers: which of them has which partition, and from where each partition goes on.
final class ReaderGroup {

  private final SimulatedBroker broker;
  private final List<Partition> partitions;
  private final List<Reader> members = new ArrayList<>();
  private final Map<Partition, Long> offsets = new HashMap<>();
  private int generation;

  ReaderGroup(SimulatedBroker broker, List<String> topics) {
    this.broker = broker;
    this.partitions = broker.partitionsOf(topics);
  }

  int generation() {
    return generation;
  }

  boolean has(Reader reader) {
    return members.contains(reader);
  }

  void join(Reader reader) {
    members.add(reader);
    generation++;
  }

  void leave(Reader reader) {
    if (members.remove(reader)) {
      generation++;
    }
  }

  /// The partitions of a member: every one of the group's belongs to exactly one member.
  List<Partition> assignedTo(Reader reader) {
    List<Partition> assigned = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      if (members.get((i + generation) % members.size()) == reader) {
        assigned.add(partitions.get(i));
      }
    }
    return assigned;
  }

  long offset(Partition partition) {
    return offsets.getOrDefault(partition, 0L);
  }

  void commit(Map<Partition, Long> nextOffsets) {
    offsets.putAll(nextOffsets);
  }

  void forgetOffsets() {
    World world = broker.world();
    for (Partition partition : partitions) {
      long offset = offset(partition);
      if (offset > 0 && world.chance(0.5)) {
        offsets.put(partition, (long) world.below((int) offset));
      }
    }
    // Readers keep their own place until the partitions are dealt out anew.
    members.clear();
    generation++;
  }

  /// Whether its readers have been given everything and are done with it.
  boolean isAtTheEnd() {
    return !members.isEmpty() && members.stream().allMatch(Reader::isAtTheEnd);
  }
}
