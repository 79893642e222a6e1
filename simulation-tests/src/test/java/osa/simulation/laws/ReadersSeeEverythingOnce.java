package osa.simulation.laws;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.simulation.database.SimulatedDatabase;
import osa.simulation.database.SimulatedEventStore;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;
import osa.simulation.world.World;

/// A reader that goes through the log by checkpoints, in whatever portions and whenever, sees every
/// committed event exactly once and every stream in its order. It reads along with the service, as
/// a rebuild or a report would.
public final class ReadersSeeEverythingOnce implements Laws, Runnable {

  private static final int PORTION_MAX = 4;
  private static final Duration REST = Duration.ofMillis(200);

  private final World world;
  private final SimulatedDatabase database;
  private final SimulatedEventStore log;
  private final Set<UUID> seen = new HashSet<>();
  private final Map<StreamId, Long> versions = new HashMap<>();
  private Checkpoint checkpoint = Checkpoint.START;

  public ReadersSeeEverythingOnce(
      World world, SimulatedDatabase database, SimulatedEventStore log) {
    this.world = world;
    this.database = database;
    this.log = log;
  }

  @Override
  public void run() {
    while (true) {
      long commits = database.commits();
      List<RecordedEvent<?>> portion = read();
      if (portion.isEmpty()) {
        world.pauseUntil(() -> database.commits() != commits, REST.multipliedBy(10));
        world.sleep(world.upTo(REST));
      }
      portion.forEach(this::see);
    }
  }

  private List<RecordedEvent<?>> read() {
    try {
      return log.readAfter(checkpoint, 1 + world.below(PORTION_MAX));
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private void see(RecordedEvent<?> event) {
    checkpoint = event.position();
    if (!seen.add(event.id())) {
      throw new LawBroken(
          Law.READERS_SEE_EVERYTHING_ONCE, event.stream(), "a reader saw an event twice: " + event);
    }
    long expected = versions.merge(event.stream(), 1L, Long::sum);
    if (event.version() != expected) {
      throw new LawBroken(
          Law.READERS_SEE_EVERYTHING_ONCE,
          event.stream(),
          "a reader saw version %d of %s as its event number %d"
              .formatted(event.version(), event.stream(), expected));
    }
  }

  public boolean isAtTheEnd() {
    return checkpoint.compareTo(log.end()) >= 0;
  }

  @Override
  public void atRest() {
    for (RecordedEvent<?> event : log.everything()) {
      if (!seen.contains(event.id())) {
        throw new LawBroken(
            Law.READERS_SEE_EVERYTHING_ONCE, event.stream(), "no reader ever saw " + event);
      }
    }
  }
}
