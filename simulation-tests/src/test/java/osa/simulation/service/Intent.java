package osa.simulation.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osa.kernel.Context;

/// What somebody wants of a service, however often they have to ask.
///
/// @param id travels as the correlation id with everything that comes of it
/// @param key under which the service answers once; empty where the version guards the command
public record Intent(UUID id, String actor, String what, Optional<String> key) {

  /// What one attempt says about itself.
  public Context attempt(UUID requestId, Instant at) {
    return new Context(actor, at, id, requestId);
  }
}
