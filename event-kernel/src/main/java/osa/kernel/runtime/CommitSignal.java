package osa.kernel.runtime;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells loops of this process that something may have been committed, so that they need not wait
/// for their next round. A hint only: loops look by themselves too, which is how they see what
/// other replicas commit.
@Singleton
final class CommitSignal {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  void fire() {
    listeners.forEach(Runnable::run);
  }
}
