package osa.kernel.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.position.SeenPositions;

/// Seen positions in memory, for tests of what stands on them.
public class InMemorySeenPositions implements SeenPositions {

  private final Map<Partition, Checkpoint> seen = new ConcurrentHashMap<>();

  @Override
  public void remember(Map<Partition, Checkpoint> reached) {
    reached.forEach(
        (partition, position) ->
            seen.merge(partition, position, (old, one) -> old.compareTo(one) < 0 ? one : old));
  }

  @Override
  public Map<Partition, Checkpoint> load() {
    return Map.copyOf(seen);
  }
}
