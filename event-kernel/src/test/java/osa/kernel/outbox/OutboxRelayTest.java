package osa.kernel.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;
import osa.kernel.Context;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.InMemoryCheckpoints;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.Note;
import osa.kernel.testing.RecordingBroker;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboxRelayTest {

  private static final String TOPIC = "osa.test.v1";
  private static final String READER = "test relay";
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  private final InMemoryEventStore log =
      new InMemoryEventStore(Note.CODEC, InstantSource.fixed(NOW));
  private final Checkpoints checkpoints = new InMemoryCheckpoints();
  private final RecordingBroker broker = new RecordingBroker();
  private final OutboxRelay relay = relay(checkpoints, broker, 100);

  private OutboxRelay relay(Checkpoints kept, MessageBroker to, int eventsMax) {
    return new OutboxRelay("test", TOPIC, log, kept, OutboxRelayTest::publish, to, eventsMax);
  }

  /// Notes in brackets are private.
  private static Optional<IntegrationMessage> publish(RecordedEvent<?> event) {
    return ((Note) event.data()).text().startsWith("(")
        ? Optional.empty()
        : Optional.of(new MessageWriter("test").write(event, "osa.test.noted.v1", event.data()));
  }

  private List<UUID> write(String stream, String... texts) {
    StreamId id = new StreamId("note", stream);
    log.append(
        id,
        log.load(id).size(),
        Stream.of(texts).map(Note::new).toList(),
        new Context("tester", NOW, UUID.randomUUID(), UUID.randomUUID()));
    return log.load(id).stream().map(RecordedEvent::id).toList();
  }

  private List<String> takeTold() {
    return broker.takeSent().stream().map(sent -> sent.message().data()).toList();
  }

  private Checkpoint end() {
    return log.readAfter(Checkpoint.START, Integer.MAX_VALUE).getLast().position();
  }

  @Test
  void everything_is_told_once_in_the_order_of_the_log() {
    write("a", "1");
    write("b", "2", "3");
    write("a", "4");
    assertEquals(4, relay.relayBatch());
    assertEquals(0, relay.relayBatch());
    write("b", "5");
    assertEquals(1, relay.relayBatch());
    assertEquals(Stream.of(1, 2, 3, 4, 5).map("{\"text\":\"%d\"}"::formatted).toList(), takeTold());
  }

  @Test
  void a_message_carries_the_id_and_the_stream_of_its_event() {
    UUID event = write("a", "1").getFirst();
    relay.relayBatch();
    RecordingBroker.Sent sent = broker.takeSent().getFirst();
    assertEquals(TOPIC, sent.topic());
    assertEquals(event, sent.message().id());
    assertEquals("note/a", sent.message().subject());
    assertEquals("/osa/test", sent.message().source());
    assertEquals(NOW, sent.message().time());
    assertEquals(event, sent.message().causationId(), "what follows was caused by the event");
  }

  @Test
  void a_batch_covers_no_more_events_than_it_may() {
    write("a", "1", "2", "3");
    OutboxRelay small = relay(checkpoints, broker, 2);
    assertEquals(2, small.relayBatch());
    assertEquals(2, takeTold().size());
    assertEquals(1, small.relayBatch());
    assertEquals(1, takeTold().size());
  }

  @Test
  void what_nobody_hears_of_still_moves_the_checkpoint() {
    write("a", "(1)", "(2)");
    assertEquals(2, relay.relayBatch());
    assertEquals(end(), checkpoints.load(READER));
    assertEquals(List.of(), takeTold());
    write("a", "3", "(4)");
    assertEquals(2, relay.relayBatch());
    assertEquals(end(), checkpoints.load(READER));
    assertEquals(List.of("{\"text\":\"3\"}"), takeTold());
  }

  @Test
  void the_broker_is_left_alone_when_there_is_nothing_to_tell() {
    OutboxRelay withoutBroker =
        relay(
            checkpoints,
            (_, _) -> {
              throw new AssertionError("asked for nothing");
            },
            100);
    assertEquals(0, withoutBroker.relayBatch());
  }

  @Test
  void a_message_says_where_in_the_log_its_event_stands() {
    write("a", "1", "2");
    relay.relayBatch();
    assertEquals(
        positions(new StreamId("note", "a")),
        broker.takeSent().stream().map(sent -> sent.message().position().orElseThrow()).toList());
  }

  @Test
  void where_the_last_event_of_a_stream_is_private_a_marker_says_how_far_the_log_has_come() {
    List<UUID> quiet = write("quiet", "(1)", "(2)");
    write("half", "1", "(2)");
    write("open", "(1)", "2");
    relay.relayBatch();

    List<IntegrationMessage> markers =
        broker.takeMarkers().stream().map(RecordingBroker.Sent::message).toList();
    assertEquals(
        List.of("note/quiet", "note/half"),
        markers.stream().map(IntegrationMessage::subject).toList(),
        "one per stream, none where a message says it");
    assertEquals(quiet.getLast(), markers.getFirst().id());
    assertEquals(
        positions(new StreamId("note", "quiet")).getLast(),
        markers.getFirst().position().orElseThrow());
    Contracts.assertIsSample(PositionReached.TYPE, markers.getFirst());
  }

  @Test
  void a_marker_comes_after_the_messages_of_its_stream() {
    write("a", "1", "(2)");
    List<String> types = new ArrayList<>();
    relay(checkpoints, (_, sent) -> sent.forEach(message -> types.add(message.type())), 100)
        .relayBatch();
    assertEquals(List.of("osa.test.noted.v1", PositionReached.TYPE), types);
  }

  private List<Checkpoint> positions(StreamId stream) {
    return log.load(stream).stream().map(RecordedEvent::position).toList();
  }

  @Test
  void without_an_acknowledgement_the_checkpoint_stays_and_the_same_messages_go_again() {
    List<UUID> written = write("a", "1", "2", "3");
    MessageBroker failing =
        (topic, messages) -> {
          // Some may have arrived all the same.
          broker.send(topic, messages.subList(0, 2));
          throw new BrokerUnavailable(new IllegalStateException("no acknowledgement"));
        };
    assertThrows(BrokerUnavailable.class, relay(checkpoints, failing, 100)::relayBatch);
    assertEquals(Checkpoint.START, checkpoints.load(READER));
    List<UUID> arrived = takeIds();

    relay.relayBatch();
    assertEquals(written, takeIds());
    assertEquals(written.subList(0, 2), arrived);
  }

  @Test
  void after_a_crash_between_sending_and_moving_the_same_messages_go_again() {
    List<UUID> written = write("a", "1", "2");
    Checkpoints crashing =
        new Checkpoints() {
          @Override
          public Checkpoint load(String reader) {
            return checkpoints.load(reader);
          }

          @Override
          public boolean advance(String reader, Checkpoint from, Checkpoint to) {
            throw new IllegalStateException("the process ended");
          }
        };
    assertThrows(IllegalStateException.class, relay(crashing, broker, 100)::relayBatch);
    assertEquals(written, takeIds());

    OutboxRelay restarted = relay(checkpoints, broker, 100);
    assertEquals(2, restarted.relayBatch());
    assertEquals(written, takeIds());
    assertEquals(0, restarted.relayBatch());
  }

  @Test
  void a_second_relay_under_the_same_name_is_noticed_and_loses_nothing() {
    List<UUID> written = write("a", "1", "2");
    MessageBroker overtaken =
        (topic, messages) -> {
          broker.send(topic, messages);
          relay.relayBatch();
        };
    IllegalStateException noticed =
        assertThrows(IllegalStateException.class, relay(checkpoints, overtaken, 1)::relayBatch);
    assertTrue(noticed.getMessage().contains(READER), noticed::getMessage);
    assertEquals(end(), checkpoints.load(READER), "where the other one left it");
    assertEquals(
        List.of(written.get(0), written.get(0), written.get(1)), takeIds(), "twice is no harm");
  }

  private List<UUID> takeIds() {
    return broker.takeSent().stream().map(sent -> sent.message().id()).toList();
  }
}
