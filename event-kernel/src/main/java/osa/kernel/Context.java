package osa.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who asks for a command, when it happened in the world and what it belongs to. Kept with every
/// event that the command appends.
///
/// @param traceparent the place in a trace from which the command came, see [Tracing#here]
public record Context(
    String actor,
    Instant occurredAt,
    UUID correlationId,
    UUID causationId,
    Optional<String> traceparent) {
  public Context {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("an event needs an actor");
    }
  }

  /// Of a command that nobody traces.
  public Context(String actor, Instant occurredAt, UUID correlationId, UUID causationId) {
    this(actor, occurredAt, correlationId, causationId, Optional.empty());
  }
}
