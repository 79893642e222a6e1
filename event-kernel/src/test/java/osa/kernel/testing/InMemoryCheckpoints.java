package osa.kernel.testing;

import java.util.HashMap;
import java.util.Map;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;

/// Checkpoints in memory. Passes [osa.kernel.store.CheckpointsContract] like the real ones.
public final class InMemoryCheckpoints implements Checkpoints {

  private final Map<String, Checkpoint> checkpointByReader = new HashMap<>();

  @Override
  public synchronized Checkpoint load(String reader) {
    return checkpointByReader.getOrDefault(reader, Checkpoint.START);
  }

  @Override
  public synchronized boolean advance(String reader, Checkpoint from, Checkpoint to) {
    if (!load(reader).equals(from)) {
      return false;
    }
    checkpointByReader.put(reader, to);
    return true;
  }
}
