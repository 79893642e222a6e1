package osa.simulation.service;

import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.Rejection;
import osa.kernel.inbox.MessagePolicy;

/// A policy with a bug: it fails at every message of its type, while the database is well. The
/// message has to go to the dead letters after some attempts, and what follows it has to go on.
public final class Stumbling implements MessagePolicy<Object> {

  public static final String TYPE = "osa.grant.stumbled-over.v1";

  @Override
  public String messageType() {
    return TYPE;
  }

  @Override
  public Class<Object> reads() {
    return Object.class;
  }

  @Override
  public Optional<Rejection> react(Object data, IntegrationMessage message) {
    throw new IllegalStateException("stumbled");
  }
}
