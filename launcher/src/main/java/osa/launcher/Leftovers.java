package osa.launcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Parts of a launcher that was killed a moment ago: their leashes are bringing them down, and a
/// new start must not meet them.
final class Leftovers {
  /// Longer than the longest grace a leash gives.
  private static final int PATIENCE_SECONDS = 25;

  private Leftovers() {}

  /// Returns when none of the last run's processes is alive.
  static void await(StateFolder state, Console console) {
    var alive = find(state);
    if (!alive.isEmpty()) {
      console.say("Waiting for %d processes of the last run to end ...".formatted(alive.size()));
      awaitEnd(alive);
    }
  }

  private static List<ProcessHandle> find(StateFolder state) {
    return Arrays.stream(PartName.values()).flatMap(part -> find(state, part).stream()).toList();
  }

  /// The part's process, whoever started it.
  static Optional<ProcessHandle> find(StateFolder state, PartName part) {
    try {
      return Footprint.readFrom(state.run(part.label() + ".pid")).flatMap(Footprint::process);
    } catch (IOException e) {
      throw new Refusal("Can't read the state folder: " + StateFolder.sentence(e) + ".", e);
    }
  }

  private static void awaitEnd(List<ProcessHandle> alive) {
    var ends = alive.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Only a leash that was itself killed gets here; the processes are provably ours.
      alive.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for the end of a process can't fail", e);
    }
  }
}
