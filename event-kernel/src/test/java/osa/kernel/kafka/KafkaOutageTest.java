package osa.kernel.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.Rejection;
import osa.kernel.StreamId;
import osa.kernel.Tracing;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.MessageWriter;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.testing.DirectTransactions;
import osa.kernel.testing.InMemoryCheckpoints;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.InMemorySeenPositions;
import osa.kernel.testing.Note;

/// A real Kafka is killed while one service tells and another one hears.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaOutageTest {

  private static final String TYPE = "osa.test.told.v1";
  private static final int STREAMS = 10;
  private static final InstantSource CLOCK = InstantSource.fixed(KafkaForTests.TIME);

  private final InMemoryEventStore log = new InMemoryEventStore(Note.CODEC, CLOCK);
  private final Checkpoints checkpoints = new InMemoryCheckpoints();
  private final List<IntegrationMessage> heard = new CopyOnWriteArrayList<>();
  private volatile boolean writing = true;
  private volatile boolean hearing = true;
  private int written;

  @Test
  void what_is_committed_arrives_in_order_though_kafka_is_killed_in_the_middle() throws Exception {
    String topic = KafkaForTests.newTopic(6);
    try (KafkaBroker broker = new KafkaBroker(KafkaForTests.client());
        KafkaInbox inbox = inbox(topic)) {
      OutboxRelay relay =
          new OutboxRelay("test", topic, log, checkpoints, this::publish, broker, 20);
      Thread telling = Thread.ofPlatform().start(() -> tellWhileWriting(relay));
      Thread listening = Thread.ofPlatform().start(() -> hearOn(inbox));
      await(() -> told() >= 200 && heard.size() >= 100);
      KafkaForTests.kill();
      KafkaForTests.startAgain();
      long toldInBetween = told();
      await(() -> told() >= toldInBetween + 200);
      writing = false;
      telling.join();
      await(() -> heard.size() >= told());
      hearing = false;
      listening.join();
    }
    List<IntegrationMessage> arrived =
        KafkaForTests.readAll(topic).stream().map(KafkaMessages::read).toList();
    for (int stream = 0; stream < STREAMS; stream++) {
      StreamId id = new StreamId("note", Integer.toString(stream));
      List<UUID> committed = log.load(id).stream().map(RecordedEvent::id).toList();
      assertTrue(committed.size() >= 400 / STREAMS, "too few to be in the middle of it");
      assertEquals(
          committed,
          byStream(arrived).get(id.toString()).stream().distinct().toList(),
          "what Kafka keeps of " + id + ", duplicates apart");
      assertEquals(committed, byStream(heard).get(id.toString()), "what was heard of " + id);
    }
  }

  private static Map<String, List<UUID>> byStream(List<IntegrationMessage> messages) {
    return messages.stream()
        .collect(
            Collectors.groupingBy(
                IntegrationMessage::subject,
                Collectors.mapping(IntegrationMessage::id, Collectors.toList())));
  }

  private Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    return Optional.of(new MessageWriter("test").write(event, TYPE, event.data()));
  }

  /// There is always something to tell, so that whatever happens happens in the middle of it.
  private void tellWhileWriting(OutboxRelay relay) {
    while (writing) {
      for (int i = 0; i < 20; i++) {
        StreamId stream = new StreamId("note", Integer.toString(written % STREAMS));
        log.append(
            stream,
            log.load(stream).size(),
            List.of(new Note(Integer.toString(written++))),
            new Context("tester", KafkaForTests.TIME, UUID.randomUUID(), UUID.randomUUID()));
      }
      relay.relayBatch();
    }
  }

  private long told() {
    return checkpoints.load("test relay").position();
  }

  private KafkaInbox inbox(String topic) {
    Set<UUID> known = ConcurrentHashMap.newKeySet();
    return new KafkaInbox(
        KafkaForTests.client(),
        "listener of " + topic,
        List.of(topic),
        new Inbox(
            new DirectTransactions(),
            message -> known.add(message.id()),
            List.of(new WhenToldThenKeep())),
        (_, _, _) -> {
          throw new AssertionError("nothing here is to be buried");
        },
        () -> true,
        1,
        new InMemorySeenPositions(),
        _ -> {},
        Tracing.OFF);
  }

  private void hearOn(KafkaInbox inbox) {
    while (hearing) {
      inbox.pollOnce();
    }
  }

  private final class WhenToldThenKeep implements MessagePolicy<Note> {
    @Override
    public String messageType() {
      return TYPE;
    }

    @Override
    public Class<Note> reads() {
      return Note.class;
    }

    @Override
    public Optional<Rejection> react(Note note, IntegrationMessage message) {
      heard.add(message);
      return Optional.empty();
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }
}
