package osa.kernel;

import java.time.Instant;
import java.util.UUID;

/// Who asks for a command, when it happened in the world and what it belongs to. Kept with every
/// event that the command appends.
public record Context(String actor, Instant occurredAt, UUID correlationId, UUID causationId) {
  public Context {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("an event needs an actor");
    }
  }
}
