package osa.kernel.projection;

import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;

/// Turns the events of a stream into one row of a read model. Pure but for the view object that it
/// is given: no query, no clock. The rows can be dropped and rebuilt from the log at any time.
///
/// One stream makes one row. So two transactions never write the same row at once: the log lets
/// only one of them append to the stream.
///
/// @param <V> the view, an entity with public fields
public interface Projection<V> {

  /// The category of the streams it follows.
  String category();

  Class<V> viewType();

  /// The row before the stream's first event.
  V initial(StreamId stream);

  /// Brings the row up to the event. Called once per event, in the stream's order.
  void apply(V view, RecordedEvent<?> event);
}
