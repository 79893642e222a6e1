package osa.simulation.laws;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.inbox.MessageSource.Partition;
import osa.simulation.broker.Letter;
import osa.simulation.broker.SimulatedBroker;
import osa.simulation.broker.SimulatedBroker.Stored;
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
    Set<Stored> buried = new HashSet<>();
    for (RecordedEvent<?> event : service.log().everything()) {
      if (event.data() instanceof DeadLetterBuried burial) {
        buried.add(checked(burial));
      }
    }
    Set<Letter> letters = buried.stream().map(Stored::letter).collect(Collectors.toSet());
    Set<String> hears = service.hears();
    for (String topic : service.listensTo()) {
      broker.everything(topic).forEach(stored -> check(stored, hears, buried, letters));
    }
  }

  private Stored checked(DeadLetterBuried burial) {
    var kept = burial.letter();
    Stored stored = broker.at(new Partition(kept.topic(), kept.partition()), kept.offset());
    Letter letter = stored.letter();
    if (!poison.isFor(service, letter) && !meddling.explains(letter)) {
      throw new LawBroken(
          Law.EVERY_MESSAGE_IS_HEARD,
          letter.key(),
          "a dead letter of %s: %s, because %s".formatted(service.name(), letter, burial.reason()));
    }
    if (!letter
        .message()
        .map(IntegrationMessage::id)
        .equals(Optional.ofNullable(kept.messageId()))) {
      throw new LawBroken(
          Law.EVERY_MESSAGE_IS_HEARD, letter.key(), "%s was kept as %s".formatted(letter, kept));
    }
    return stored;
  }

  private void check(Stored stored, Set<String> hears, Set<Stored> buried, Set<Letter> letters) {
    Letter letter = stored.letter();
    boolean concerned =
        poison.isFor(service, letter)
            || letter.message().filter(message -> hears.contains(message.type())).isPresent();
    boolean heard = letter.message().filter(this::heard).isPresent();
    if (concerned && (heard ? letters.contains(letter) : !buried.contains(stored))) {
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
