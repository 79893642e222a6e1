package osa.kernel;

import java.util.List;
import java.util.Optional;

/// What became of a command at the front desk.
public sealed interface Outcome<E> {

  /// The command holds.
  ///
  /// @param version the stream's version now, that is the number of its events
  /// @param events the events this command appended, in order; empty when it changed nothing
  record Done<E>(StreamId stream, long version, List<RecordedEvent<E>> events)
      implements Outcome<E> {
    public Done {
      events = List.copyOf(events);
    }
  }

  /// A rule refused; nothing was appended.
  record Refused<E>(Rejection rejection) implements Outcome<E> {}

  /// The caller expected another version of the stream than the one it has; nothing was decided.
  record Stale<E>(StreamId stream, long actualVersion) implements Outcome<E> {}

  /// The refusal for an automation, which expects no version; empty when the command holds.
  default Optional<Rejection> refusal() {
    return switch (this) {
      case Done<E> _ -> Optional.empty();
      case Refused<E>(Rejection rejection) -> Optional.of(rejection);
      case Stale<E>(StreamId stream, long version) ->
          throw new IllegalStateException(
              "an automation expected another version than " + version + " of " + stream);
    };
  }
}
