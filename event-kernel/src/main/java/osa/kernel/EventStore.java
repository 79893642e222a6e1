package osa.kernel;

import java.util.List;

/// The log of all events of one service. Events are appended and read; nothing is ever changed.
public interface EventStore {

  /// All events of a stream in order; an empty list when the stream has none.
  List<RecordedEvent<?>> load(StreamId stream);

  /// At most `eventsMax` events of a stream after a version, in order.
  List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax);

  /// Appends all events or none, in the surrounding transaction.
  ///
  /// @param expectedVersion the number of events the stream has to have now; 0 for a new stream
  AppendResult append(StreamId stream, long expectedVersion, List<?> events, Context context);

  /// At most `eventsMax` events after a checkpoint in the global order. Never skips: an event
  /// whose transaction is still open, and everything that follows it in the order, is held back
  /// until that transaction has ended. Repeating the call from the last position given continues
  /// exactly there.
  List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax);
}
