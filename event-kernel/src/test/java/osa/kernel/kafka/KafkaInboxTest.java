package osa.kernel.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.deadletter.RedriveFailed;
import osa.kernel.deadletter.domain.DeadLetterEvent.DeadLetterBuried;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.outbox.PositionReached;
import osa.kernel.store.StoreFailure;

/// What becomes of a record, on a real Kafka and a real database.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaInboxTest {

  private static KafkaBroker broker;

  private final Listener listener = new Listener();
  private final String topic = KafkaForTests.newTopic(1);

  @BeforeAll
  static void connect() {
    // What it has to say of these tests is asserted, not read.
    Logger.getLogger(KafkaInbox.class.getName()).setLevel(Level.OFF);
    broker = new KafkaBroker(KafkaForTests.client());
  }

  @AfterAll
  static void disconnect() {
    Logger.getLogger(KafkaInbox.class.getName()).setLevel(null);
    broker.close();
  }

  private void tell(String... texts) {
    for (String text : texts) {
      broker.send(topic, List.of(Listener.message(text)));
    }
  }

  private KafkaInbox inbox() {
    return listener.on(topic);
  }

  private static void pollUntil(KafkaInbox inbox, BooleanSupplier enough) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              inbox.pollOnce();
              return enough.getAsBoolean();
            });
  }

  private boolean noted(String... texts) {
    return listener.noted().equals(List.of(texts));
  }

  @Test
  void what_is_told_has_its_effect_in_order() {
    tell("a", "b", "c");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("a", "b", "c"));
    }
    assertEquals(List.of(), listener.buriedFrom(topic));
  }

  @Test
  void poison_goes_to_the_dead_letters_with_reason_and_origin_and_the_partition_goes_on() {
    broker.sendAll(List.of(new ProducerRecord<>(topic, "key", utf8("not a CloudEvent"))));
    broker.sendAll(List.of(new ProducerRecord<>(topic, null, null)));
    broker.send(topic, List.of(KafkaForTests.message(Listener.TYPE, "note/1", "[1]")));
    tell("refuse", "fail", "good");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("good"));
    }

    List<String> reasons =
        List.of(
            "not a complete CloudEvent: ",
            "not a complete CloudEvent: ",
            "the data is not a osa.test.told.v1: ",
            "UNWANTED: Nobody wants this. {}",
            "failed: java.lang.IllegalStateException: as told");
    List<RecordedEvent<?>> buried = listener.buriedFrom(topic);
    assertEquals(reasons.size(), buried.size());
    for (int i = 0; i < reasons.size(); i++) {
      DeadLetterBuried letter = (DeadLetterBuried) buried.get(i).data();
      assertTrue(letter.reason().startsWith(reasons.get(i)), letter.reason());
      assertEquals(0, letter.letter().partition());
      assertEquals(i, letter.letter().offset());
    }
    assertEquals(List.of(Handling.DONE), listener.handled());
  }

  @Test
  void what_was_buried_has_its_effect_once_when_it_is_redriven_after_the_cause_was_mended() {
    listener.stumbleFor(Listener.ATTEMPTS_MAX + 1);
    tell("stumble", "good");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("good"));
    }
    DeadLetterId id = DeadLetterId.fromString(listener.buriedFrom(topic).getFirst().stream().id());
    RedriveFailed failed = assertThrows(RedriveFailed.class, () -> listener.redrive(id));
    assertTrue(failed.getMessage().endsWith("as told, for now"), failed.getMessage());
    assertEquals(List.of("good"), listener.noted());

    assertTrue(listener.redrive(id) instanceof Outcome.Done);
    assertTrue(listener.redrive(id) instanceof Outcome.Refused);
    assertEquals(List.of("good", "stumble"), listener.noted());
  }

  @Test
  void a_failure_is_tried_again_before_it_is_buried() {
    tell("fail", "good");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("good"));
    }
    assertEquals(List.of("fail", "fail", "fail", "good"), listener.tried());
    assertEquals(Listener.ATTEMPTS_MAX, listener.tried().size() - 1);
  }

  @Test
  void a_failure_that_passes_leaves_no_dead_letter_and_no_disorder() {
    listener.stumbleFor(Listener.ATTEMPTS_MAX - 1);
    tell("a", "stumble", "b");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("a", "stumble", "b"));
    }
    assertEquals(List.of(), listener.buriedFrom(topic));
  }

  @Test
  void while_the_database_is_away_the_same_record_waits_and_is_never_buried() {
    tell("a", "b");
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("a", "b"));
      listener.cutDatabase();
      tell("c", "fail", "d");
      int[] failedRounds = {0};
      pollUntil(
          inbox,
          () -> {
            failedRounds[0] += inbox.pollOnce() ? 0 : 1;
            return failedRounds[0] > 2 * Listener.ATTEMPTS_MAX;
          });
      listener.restoreDatabase();
      assertEquals(List.of(), listener.buriedFrom(topic));
      pollUntil(inbox, () -> noted("a", "b", "c", "d"));
    }
    assertEquals(1, listener.buriedFrom(topic).size(), "the one that fails by itself");
  }

  @Test
  void what_cannot_be_buried_waits_and_nothing_behind_it_is_lost() {
    tell("a", "refuse", "b", "c");
    listener.burialsFail(true);
    try (KafkaInbox inbox = inbox()) {
      int[] rounds = {0};
      pollUntil(inbox, () -> noted("a") && ++rounds[0] > 1);
      assertEquals(List.of("a"), listener.noted());

      listener.burialsFail(false);
      pollUntil(inbox, () -> noted("a", "b", "c"));
    }
    assertEquals(1, listener.buriedFrom(topic).size());
  }

  @Test
  void an_error_ends_the_round_and_nothing_of_the_round_is_lost() {
    tell("a", "b", "c");
    try (KafkaInbox inbox = inbox()) {
      listener.beforeEffect(
          () -> {
            if (listener.tried().equals(List.of("a", "b"))) {
              throw new LinkageError("for once");
            }
          });
      assertThrows(LinkageError.class, () -> pollUntil(inbox, () -> noted("a", "b", "c")));
      pollUntil(inbox, () -> noted("a", "b", "c"));
    }
  }

  @Test
  void a_restarted_consumer_goes_on_where_the_last_one_committed() {
    tell("a", "b");
    try (KafkaInbox first = inbox()) {
      pollUntil(first, () -> noted("a", "b"));
    }
    tell("c");
    Listener restarted = new Listener();
    try (KafkaInbox second = restarted.on(topic)) {
      pollUntil(second, () -> restarted.noted().equals(List.of("c")));
    }
  }

  @Test
  void a_consumer_that_ends_before_its_commit_hears_again_without_a_second_effect() {
    tell("a");
    try (KafkaInbox first = inbox()) {
      pollUntil(first, () -> noted("a"));
      tell("b");
      listener.beforeEffect(() -> Thread.currentThread().interrupt());
      assertThrows(InterruptException.class, () -> pollUntil(first, () -> false));
      assertEquals(List.of("a", "b"), listener.noted());
    }
    listener.beforeEffect(() -> {});
    tell("c");
    try (KafkaInbox second = inbox()) {
      pollUntil(second, () -> noted("a", "b", "c"));
    }
    assertEquals(List.of("a", "b", "c"), listener.tried(), "known before it reaches a policy");
  }

  @Test
  void how_far_was_heard_is_remembered_of_whatever_was_dealt_with_and_of_nothing_else() {
    Partition partition = new Partition(topic, 0);
    listener.stumbleFor(Integer.MAX_VALUE);
    broker.sendAll(
        List.of(
            at("5-1", KafkaMessages.write(topic, Listener.message("good"))),
            at("5-2", KafkaMessages.write(topic, marker())),
            at("6-1", KafkaMessages.write(topic, Listener.message("refuse"))),
            at("6-2", new ProducerRecord<>(topic, "key", utf8("not a CloudEvent"))),
            at("4-9", KafkaMessages.write(topic, Listener.message("good"))),
            KafkaMessages.write(topic, Listener.message("good"))));
    try (KafkaInbox inbox = inbox()) {
      pollUntil(inbox, () -> noted("good", "good", "good"));
      assertEquals(new Checkpoint(6, 2), listener.seen().get(partition));
      assertEquals(2, listener.buriedFrom(topic).size(), "the refused one and the poison");

      broker.sendAll(
          List.of(
              at("7-1", KafkaMessages.write(topic, Listener.message("ok"))),
              at("7-2", KafkaMessages.write(topic, Listener.message("stumble"))),
              at("7-3", KafkaMessages.write(topic, Listener.message("behind")))));
      pollUntil(inbox, () -> listener.tried().contains("stumble"));
      assertEquals(new Checkpoint(7, 1), listener.seen().get(partition));
      listener.stumbleFor(0);
      pollUntil(inbox, () -> noted("good", "good", "good", "ok", "stumble", "behind"));
      assertEquals(new Checkpoint(7, 3), listener.seen().get(partition));
    }
  }

  @Test
  void what_a_database_that_is_away_did_not_take_is_said_again() {
    Partition partition = new Partition(topic, 0);
    broker.sendAll(List.of(at("5-1", KafkaMessages.write(topic, marker()))));
    listener.cutDatabase();
    try (KafkaInbox inbox = inbox()) {
      assertThrows(StoreFailure.class, () -> pollUntil(inbox, () -> false));
      listener.restoreDatabase();
      pollUntil(inbox, () -> listener.seen().containsKey(partition));
    }
    assertEquals(new Checkpoint(5, 1), listener.seen().get(partition));
  }

  /// Tells nothing but how far the log has come; no policy listens to it.
  private static IntegrationMessage marker() {
    return KafkaForTests.message(PositionReached.TYPE, "note/1", "{}");
  }

  private static ProducerRecord<String, byte[]> at(
      String position, ProducerRecord<String, byte[]> record) {
    record.headers().add("ce_position", utf8(position));
    return record;
  }

  @Test
  void one_partition_that_waits_does_not_hold_back_the_others() {
    String wide = KafkaForTests.newTopic(6);
    listener.stumbleFor(Integer.MAX_VALUE);
    broker.sendAll(
        List.of(
            onPartition(wide, 0, "stumble"),
            onPartition(wide, 0, "behind"),
            onPartition(wide, 3, "beside")));
    Listener patient = listener;
    try (KafkaInbox inbox = patient.on(wide)) {
      pollUntil(inbox, () -> patient.noted().equals(List.of("beside")));
      patient.stumbleFor(0);
      pollUntil(inbox, () -> patient.noted().equals(List.of("beside", "stumble", "behind")));
    }
  }

  private static ProducerRecord<String, byte[]> onPartition(
      String topic, int partition, String text) {
    ProducerRecord<String, byte[]> record = KafkaMessages.write(topic, Listener.message(text));
    return new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
