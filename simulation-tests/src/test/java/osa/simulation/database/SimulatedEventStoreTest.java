package osa.simulation.database;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.store.EventStoreContract;
import osa.kernel.testing.Note;
import osa.simulation.world.Faults;
import osa.simulation.world.World;

/// The simulated log keeps the promises of every event store.
class SimulatedEventStoreTest extends EventStoreContract {

  private static final int TURNS_MAX = 1000;

  private final World world = new World(1, TURNS_MAX);
  private final SimulatedEventStore log =
      new SimulatedEventStore(
          new SimulatedDatabase("contract", world, Faults.none(), Set.of()),
          Note.CODEC,
          InstantSource.fixed(RECORDED_AT),
          _ -> {});
  private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
  private final Thread inTheWorld =
      Thread.ofPlatform().start(() -> world.run("orders", this::obey));
  private boolean ended;

  private void obey() {
    while (!ended) {
      try {
        orders.take().run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    orders.add(() -> ended = true);
    inTheWorld.join();
  }

  private <T> T inTheWorld(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, orders::add).join();
  }

  @Override
  protected EventStore store() {
    return new FromOutside();
  }

  /// The log for threads that are not of its world.
  private final class FromOutside implements EventStore {

    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      return inTheWorld(() -> log.load(stream));
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      return inTheWorld(() -> log.load(stream, afterVersion, eventsMax));
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      return inTheWorld(() -> log.append(stream, expectedVersion, events, context));
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      return inTheWorld(() -> log.readAfter(checkpoint, eventsMax));
    }
  }
}
