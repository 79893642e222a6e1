package osa.simulation.laws;

import java.util.HashSet;
import java.util.Set;
import osa.simulation.broker.Letter;

/// The grants from which somebody took reserved money back by hand. Such a grant may have bound
/// itself already when it hears of it; then the message that it did is a dead letter of the budget,
/// for a person to settle. That is how the product is meant to work, and nobody else's licence.
public final class Meddling {

  private static final String NOTES_IN_FORCE = "osa.grant.notes-entered-into-force.v1";

  private final Set<String> grants = new HashSet<>();

  public void with(String grantId) {
    grants.add(grantId);
  }

  public boolean concerns(String grantId) {
    return grants.contains(grantId);
  }

  boolean explains(Letter letter) {
    return letter
        .message()
        .filter(message -> message.type().equals(NOTES_IN_FORCE))
        .filter(message -> concerns(message.subject().substring("grant/".length())))
        .isPresent();
  }
}
