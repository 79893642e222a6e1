package osa.kernel.reaction;

import java.util.List;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;

/// Shows a reaction what happens in the log of its own service, as the relay tells it to others: in
/// the order of the log, and nothing is passed over.
///
/// At least once: the checkpoint moves only after the reaction has returned, so a crash in between
/// shows it the same events again. A reaction that is new begins with the first event of the log.
public final class Follower {

  private final String reader;
  private final Reaction reaction;
  private final EventStore log;
  private final Checkpoints checkpoints;
  private final int eventsMax;

  /// @param service whose log it is; the checkpoint is kept under its name and the reaction's
  /// @param eventsMax how many events one batch reads at most
  public Follower(
      String service, Reaction reaction, EventStore log, Checkpoints checkpoints, int eventsMax) {
    this.reader = readerOf(service, reaction.name());
    this.reaction = reaction;
    this.log = log;
    this.checkpoints = checkpoints;
    this.eventsMax = eventsMax;
  }

  /// The name under which the checkpoint of a service's reaction is kept.
  public static String readerOf(String service, String reaction) {
    return service + " " + reaction;
  }

  /// Follows for one batch and answers how many events it covered; 0 when there is nothing new.
  /// Throws [IllegalStateException] when another process follows under the same name.
  public int followBatch() {
    Checkpoint from = checkpoints.load(reader);
    List<RecordedEvent<?>> events = log.readAfter(from, eventsMax);
    if (events.isEmpty()) {
      return 0;
    }
    events.forEach(reaction::react);
    if (!checkpoints.advance(reader, from, events.getLast().position())) {
      throw new IllegalStateException("another process moved the checkpoint of " + reader);
    }
    return events.size();
  }
}
