package osa.simulation.database;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.InboxLedger;
import osa.kernel.position.SeenPositions;
import osa.kernel.testing.Note;
import osa.simulation.world.Faults;
import osa.simulation.world.Life;
import osa.simulation.world.World;

/// The contract on the simulated server.
class SimulatedVisibilityTest extends VisibilityContract {

  private static final int TURNS_MAX = 10_000;
  private static final Duration TO_SETTLE = Duration.ofMillis(500);

  @Override
  void play(Consumer<Stage> scene) {
    World world = new World(1, TURNS_MAX);
    world.run("scene", () -> scene.accept(new SimulatedStage(world)));
  }

  private static final class SimulatedStage implements Stage {

    private final World world;
    private final SimulatedDatabase database;
    private final SimulatedEventStore log;
    private final SimulatedTables tables;

    SimulatedStage(World world) {
      this.world = world;
      this.database = new SimulatedDatabase("scene", world, Faults.none(), Set.of());
      this.log = new SimulatedEventStore(database, Note.CODEC, world, _ -> {});
      this.tables = new SimulatedTables(database, (_, _) -> {});
    }

    @Override
    public Transactions transactions() {
      return database;
    }

    @Override
    public EventStore log() {
      return log;
    }

    @Override
    public InboxLedger inbox() {
      return tables;
    }

    @Override
    public Checkpoints checkpoints() {
      return tables;
    }

    @Override
    public SeenPositions seen() {
      return tables;
    }

    @Override
    public void start(String name, Runnable body) {
      world.start(name, new Life(name), body);
    }

    @Override
    public void order(BlockingQueue<Runnable> orders, Runnable order) {
      orders.add(order);
      world.sleep(TO_SETTLE);
    }

    @Override
    public Runnable awaitOrder(BlockingQueue<Runnable> orders) {
      world.pauseUntil(() -> !orders.isEmpty());
      return orders.remove();
    }
  }
}
