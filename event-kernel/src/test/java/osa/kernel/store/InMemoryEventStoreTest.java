package osa.kernel.store;

import java.time.InstantSource;
import osa.kernel.EventStore;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.Note;

class InMemoryEventStoreTest extends EventStoreContract {

  private final EventStore store =
      new InMemoryEventStore(Note.CODEC, InstantSource.fixed(RECORDED_AT));

  @Override
  protected EventStore store() {
    return store;
  }
}
