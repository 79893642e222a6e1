package osa.kernel.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;

/// Where messages come from: logs cut into partitions, each in its own order, read by one of a
/// group of readers. The group remembers per partition where to go on.
public interface MessageSource {

  record Partition(String topic, int number) {
    @Override
    public String toString() {
      return topic + "-" + number;
    }
  }

  /// A message at its place in a partition.
  interface Arrival {
    Partition partition();

    long offset();

    RawMessage raw();

    /// Throws [Undeliverable] when what arrived is no message at all.
    IntegrationMessage read();

    /// Where in its sender's log stands what it tells of, as far as it says so; known even of an
    /// arrival that is no message.
    default Optional<Checkpoint> position() {
      return Optional.empty();
    }
  }

  /// What has arrived and was not given before, per partition in its order. Waits a moment for it;
  /// empty when nothing came.
  Map<Partition, List<Arrival>> poll();

  /// Gives the partition again from this offset on.
  void goBackTo(Partition partition, long offset);

  /// Lets the group go on from these offsets, whoever reads next.
  void commit(Map<Partition, Long> nextOffsets);
}
