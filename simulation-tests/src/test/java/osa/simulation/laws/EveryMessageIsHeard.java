package osa.simulation.laws;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import osa.kernel.IntegrationMessage;
import osa.simulation.broker.Letter;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// In the end every message that a service listens to has had its effect there. The dead letters
/// hold what was planted to be one, and nothing else.
public final class EveryMessageIsHeard implements Laws {

  private final SimulatedService<?> service;
  private final SimulatedBroker broker;
  private final Poison poison;
  private final Meddling meddling;

  public EveryMessageIsHeard(
      SimulatedService<?> service, SimulatedBroker broker, Poison poison, Meddling meddling) {
    this.service = service;
    this.broker = broker;
    this.poison = poison;
    this.meddling = meddling;
  }

  @Override
  public void atRest() {
    Set<Letter> dead =
        broker.everything(service.deadLetterTopic()).stream()
            .map(stored -> stored.letter())
            .collect(Collectors.toSet());
    for (Letter letter : dead) {
      if (!poison.isFor(service, letter) && !meddling.explains(letter)) {
        throw new LawBroken(
            Law.EVERY_MESSAGE_IS_HEARD,
            letter.key(),
            "a dead letter of %s: %s, because %s"
                .formatted(service.name(), letter, letter.reason()));
      }
    }
    Set<String> buried = new HashSet<>();
    dead.forEach(letter -> buried.add(letter.toString()));
    Set<String> hears = service.hears();
    for (String topic : service.listensTo()) {
      broker.everything(topic).forEach(stored -> check(stored.letter(), hears, buried));
    }
  }

  private void check(Letter letter, Set<String> hears, Set<String> buried) {
    boolean concerned =
        poison.isFor(service, letter)
            || letter.message().filter(message -> hears.contains(message.type())).isPresent();
    boolean heard = letter.message().filter(this::heard).isPresent();
    if (concerned && heard == buried.contains(letter.toString())) {
      throw new LawBroken(
          Law.EVERY_MESSAGE_IS_HEARD,
          letter.key(),
          "%s by %s: %s"
              .formatted(
                  heard ? "heard and laid aside" : "neither heard nor laid aside",
                  service.name(),
                  letter));
    }
  }

  private boolean heard(IntegrationMessage message) {
    return service.tables().hasRemembered(message.id());
  }
}
