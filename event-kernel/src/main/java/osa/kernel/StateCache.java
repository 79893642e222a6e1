package osa.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// States replayed before, so that a long stream is not replayed from its beginning for every
/// command. Only a shortcut: a state counts for a stream that holds, at the state's version, the
/// very event the state ends with. So what a transaction remembered and then undid is never used.
///
/// States have to be immutable. Safe for use by many threads.
final class StateCache<S> {

  /// What a stream came to.
  ///
  /// @param lastEventId null for a stream without events
  record Replayed<S>(long version, UUID lastEventId, S state) {}

  private final Decider<S, ?, ?> decider;
  private final Replayer<S> replayer;
  private final EventStore store;
  private final Map<StreamId, Replayed<S>> replayedByStream;

  /// What one event makes of a state.
  @FunctionalInterface
  interface Replayer<S> {
    S evolve(S state, RecordedEvent<?> event);
  }

  /// @param streamsMax how many streams are remembered; the one that was not asked for the longest
  ///     is forgotten
  StateCache(Decider<S, ?, ?> decider, Replayer<S> replayer, EventStore store, int streamsMax) {
    this.decider = decider;
    this.replayer = replayer;
    this.store = store;
    this.replayedByStream =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<StreamId, Replayed<S>> eldest) {
            return size() > streamsMax;
          }
        };
  }

  /// The stream as the surrounding transaction sees it now.
  Replayed<S> replay(StreamId stream) {
    Replayed<S> known = remembered(stream);
    if (known == null) {
      return replayFromTheBeginning(stream);
    }
    // The known state's own last event is loaded once more, to see whether it is still there.
    List<RecordedEvent<?>> events = store.load(stream, known.version() - 1, Integer.MAX_VALUE);
    return events.isEmpty() || !events.getFirst().id().equals(known.lastEventId())
        ? replayFromTheBeginning(stream)
        : after(stream, known, events.subList(1, events.size()));
  }

  private Replayed<S> replayFromTheBeginning(StreamId stream) {
    return after(stream, nothing(), store.load(stream));
  }

  /// What a stream without events comes to.
  Replayed<S> nothing() {
    return new Replayed<>(0, null, decider.initial());
  }

  /// Brings a state up to events that follow it.
  Replayed<S> after(StreamId stream, Replayed<S> known, List<RecordedEvent<?>> events) {
    if (events.isEmpty()) {
      return known;
    }
    S state = known.state();
    for (RecordedEvent<?> event : events) {
      state = replayer.evolve(state, event);
    }
    Replayed<S> now = new Replayed<>(events.getLast().version(), events.getLast().id(), state);
    synchronized (replayedByStream) {
      replayedByStream.put(stream, now);
    }
    return now;
  }

  private Replayed<S> remembered(StreamId stream) {
    synchronized (replayedByStream) {
      return replayedByStream.get(stream);
    }
  }
}
