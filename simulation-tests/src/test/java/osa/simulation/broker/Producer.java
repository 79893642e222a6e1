package osa.simulation.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.outbox.BrokerUnavailable;
import osa.kernel.outbox.MessageBroker;
import osa.simulation.world.Crash;

/// One process's way to the broker, as an idempotent Kafka producer is one: what it sends to a
/// partition arrives in that order and once, some of it perhaps long after the sender has died or
/// given up waiting.
public final class Producer implements MessageBroker {

  private static final Duration LATE_MAX = Duration.ofSeconds(5);

  private final SimulatedBroker broker;
  private final Map<Partition, Queue<Letter>> underWay = new LinkedHashMap<>();

  Producer(SimulatedBroker broker) {
    this.broker = broker;
  }

  @Override
  public void send(String topic, List<IntegrationMessage> messages) {
    sendAll(topic, messages.stream().map(Letter::of).toList());
  }

  private void sendAll(String topic, List<Letter> letters) {
    for (Letter letter : letters) {
      underWay
          .computeIfAbsent(broker.partitionOf(topic, letter.key()), _ -> new ArrayDeque<>())
          .add(letter);
    }
    try {
      broker.world().pause("send", topic);
      while (!underWay.isEmpty()) {
        if (broker.isDown() || broker.world().chance(broker.faults().sendUnacknowledged())) {
          broker.world().trouble("send unacknowledged", topic);
          arriveSome();
          throw new BrokerUnavailable(null);
        }
        arriveOne();
        broker.world().pause("await acknowledgement", topic);
      }
    } catch (Crash e) {
      // What is on the wire may still arrive, while the next process sends the same again.
      broker.world().after(broker.world().upTo(LATE_MAX), this::arriveSome);
      throw e;
    }
  }

  private void arriveSome() {
    int count = broker.world().below(3);
    for (int i = 0; i < count && !underWay.isEmpty() && !broker.isDown(); i++) {
      arriveOne();
    }
  }

  private void arriveOne() {
    Partition partition = broker.world().oneOf(new ArrayList<>(underWay.keySet()));
    Queue<Letter> queue = underWay.get(partition);
    broker.arrive(partition, queue.remove());
    if (queue.isEmpty()) {
      underWay.remove(partition);
    }
  }
}
