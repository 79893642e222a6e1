package osa.kernel.reaction;

import osa.kernel.Context;
import osa.kernel.RecordedEvent;

/// What a service does, unasked, because of its own events, after they are committed. A [Follower]
/// shows it every event of the service's log, in the order of the log.
///
/// It may be shown an event again, and by two processes at once: what it has done already has to
/// be known by the log, so that doing it again comes to nothing.
public interface Reaction {

  /// Under which its place in the log is kept, for ever.
  String name();

  /// Returns when all that the event calls for is committed. Whatever it throws, the event is shown
  /// to it again.
  void react(RecordedEvent<?> event);

  /// The context of what a reaction does because of an event.
  ///
  /// @param reaction its name, shown as the actor of its events
  static Context causedBy(RecordedEvent<?> event, String reaction) {
    return new Context(
        "reaction:" + reaction,
        event.occurredAt(),
        event.correlationId(),
        event.id(),
        event.traceparent());
  }
}
