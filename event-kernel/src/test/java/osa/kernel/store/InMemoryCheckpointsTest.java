package osa.kernel.store;

import osa.kernel.Checkpoints;
import osa.kernel.testing.InMemoryCheckpoints;

class InMemoryCheckpointsTest extends CheckpointsContract {

  private final Checkpoints checkpoints = new InMemoryCheckpoints();

  @Override
  protected Checkpoints checkpoints() {
    return checkpoints;
  }
}
