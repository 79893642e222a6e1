package osa.simulation.laws;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osa.kernel.IntegrationMessage;
import osa.simulation.broker.Letter;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.service.SimulatedService;
import osa.simulation.service.Stumbling;
import osa.simulation.world.World;

/// Messages that nobody can handle, dropped among the others: bytes that are no message, data that
/// is not of its type, one that its policy stumbles over, a request that the rules refuse.
/// Each belongs to the dead letters of every service that it concerns, and holds up nothing behind
/// it.
public final class Poison {

  private static final String GRANTS = "osa.grant.v1";
  private static final String FUNDS_REQUESTED = "osa.grant.funds-requested.v1";
  private static final String NOTES_IN_FORCE = "osa.grant.notes-entered-into-force.v1";

  private final World world;
  private final Set<String> planted = new HashSet<>();
  private final Set<UUID> ids = new HashSet<>();

  public Poison(World world) {
    this.world = world;
  }

  /// The ids of the messages among it.
  public Set<UUID> ids() {
    return ids;
  }

  public void plant(SimulatedBroker broker) {
    UUID grant = world.uuid();
    String key = "grant/" + grant;
    switch (world.below(4)) {
      case 0 -> plant(broker, Letter.unreadable(key));
      case 1 -> plant(broker, message(key, FUNDS_REQUESTED, "{\"grantId\":7"));
      case 2 -> plant(broker, message(key, Stumbling.TYPE, "{}"));
      default ->
          plant(
              broker,
              message(
                  key,
                  NOTES_IN_FORCE,
                  "{\"grantId\":\"%s\",\"fiscalYear\":2026,\"amountJpy\":1}".formatted(grant)));
    }
  }

  private void plant(SimulatedBroker broker, Letter letter) {
    planted.add(letter.toString());
    letter.message().ifPresent(message -> ids.add(message.id()));
    broker.arrive(GRANTS, letter);
  }

  private Letter message(String key, String type, String data) {
    UUID id = world.uuid();
    return Letter.of(
        new IntegrationMessage(
            id, type, "/osa/nobody", key, world.instant(), world.uuid(), id, data));
  }

  boolean isFor(SimulatedService<?> service, Letter letter) {
    Optional<IntegrationMessage> message = letter.message();
    return planted.contains(letter.toString())
        && (message.isEmpty() || service.hears().contains(message.get().type()));
  }
}
