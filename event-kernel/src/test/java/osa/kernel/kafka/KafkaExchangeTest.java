package osa.kernel.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.outbox.BrokerUnavailable;
import osa.kernel.outbox.MessageWriter;
import osa.kernel.position.Hearing;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.Note;

/// What goes over the wire, on a real Kafka.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaExchangeTest {

  private static final String TYPE = "osa.test.told.v1";

  private static KafkaBroker broker;

  @BeforeAll
  static void connect() {
    broker = new KafkaBroker(KafkaForTests.client());
  }

  @AfterAll
  static void disconnect() {
    broker.close();
  }

  @Test
  void a_message_is_a_complete_cloud_event_in_binary_mode_keyed_by_its_subject() {
    String topic = KafkaForTests.newTopic(1);
    IntegrationMessage message = KafkaForTests.message(TYPE, "note/1", "{\"text\":\"ö\"}");
    broker.send(topic, List.of(message));

    ConsumerRecord<String, byte[]> record = KafkaForTests.readAll(topic).getFirst();
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertEquals(
        new TreeMap<>(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", message.id().toString(),
                "ce_type", TYPE,
                "ce_source", "/osa/test",
                "ce_subject", "note/1",
                "ce_time", "2026-04-01T00:00:00.123456Z",
                "ce_correlationid", message.correlationId().toString(),
                "ce_causationid", message.causationId().toString(),
                "content-type", "application/json")),
        headers);
    assertEquals("note/1", record.key());
    assertEquals("{\"text\":\"ö\"}", KafkaForTests.text(record));
    assertEquals(message, KafkaMessages.read(record));
  }

  @Test
  void one_stream_stays_in_one_partition_and_in_order() {
    String topic = KafkaForTests.newTopic(6);
    List<IntegrationMessage> sent = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sent.add(KafkaForTests.message(TYPE, "note/" + i % 20, Integer.toString(i)));
    }
    broker.send(topic, sent);

    List<ConsumerRecord<String, byte[]>> arrived = KafkaForTests.readAll(topic);
    assertEquals(byStream(sent), byStream(arrived.stream().map(KafkaMessages::read).toList()));
    Map<String, Long> partitionsOfKey =
        arrived.stream()
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::key,
                    Collectors.mapping(
                        ConsumerRecord::partition,
                        Collectors.collectingAndThen(
                            Collectors.toSet(), partitions -> (long) partitions.size()))));
    assertEquals(20, partitionsOfKey.size());
    assertTrue(partitionsOfKey.values().stream().allMatch(count -> count == 1));
    assertEquals(6, arrived.stream().map(ConsumerRecord::partition).distinct().count());
  }

  @Test
  void the_partition_of_a_stream_is_known_without_asking_kafka() {
    String topic = KafkaForTests.newTopic(6);
    Hearing hearing =
        new HeardTopics(
            new Topics(List.of(new Topics.Topic(topic, "test", 6, -1))), List.of(topic));
    List<IntegrationMessage> sent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sent.add(KafkaForTests.message(TYPE, "note/" + UUID.randomUUID(), "{}"));
    }
    broker.send(topic, sent);
    for (ConsumerRecord<String, byte[]> record : KafkaForTests.readAll(topic)) {
      assertEquals(
          Optional.of(new Partition(topic, record.partition())),
          hearing.of("test", StreamId.parse(record.key())),
          record.key());
    }
  }

  @Test
  void only_what_a_service_listens_to_can_be_heard() {
    Hearing hearing = new HeardTopics(Topics.declared(), List.of("osa.grant.v1"));
    StreamId stream = new StreamId("note", "1");
    assertEquals("osa.grant.v1", hearing.of("grant-service", stream).orElseThrow().topic());
    assertEquals(Optional.empty(), hearing.of("eligibility-service", stream));
    assertTrue(hearing.knows("eligibility-service"));
    assertFalse(hearing.knows("weather-service"));
  }

  @Test
  void a_record_says_where_in_its_log_its_event_stands_or_says_nothing() {
    String topic = KafkaForTests.newTopic(1);
    RecordedEvent<Note> event = Contracts.recorded(new StreamId("note", "1"), new Note("a"));
    IntegrationMessage message = new MessageWriter("test").write(event, TYPE, event.data());
    var wrong = KafkaMessages.write(topic, message);
    wrong.headers().remove("ce_position");
    wrong.headers().add("ce_position", "12".getBytes(StandardCharsets.UTF_8));
    broker.send(topic, List.of(message));
    broker.sendAll(List.of(wrong));
    broker.send(topic, List.of(KafkaForTests.message(TYPE, "note/1", "{}")));

    List<ConsumerRecord<String, byte[]>> records = KafkaForTests.readAll(topic);
    assertEquals("1-1", KafkaForTests.header(records.getFirst(), "ce_position"));
    assertEquals(message, KafkaMessages.read(records.getFirst()));
    assertEquals(
        List.of(Optional.of(new Checkpoint(1, 1)), Optional.empty(), Optional.empty()),
        records.stream().map(record -> KafkaMessages.position(record.headers())).toList());
  }

  private static Map<String, List<UUID>> byStream(List<IntegrationMessage> messages) {
    return messages.stream()
        .collect(
            Collectors.groupingBy(
                IntegrationMessage::subject,
                Collectors.mapping(IntegrationMessage::id, Collectors.toList())));
  }

  @Test
  void what_the_broker_does_not_take_is_not_acknowledged() {
    IntegrationMessage message = KafkaForTests.message(TYPE, "note/1", "{}");
    assertThrows(
        BrokerUnavailable.class, () -> broker.send("osa.never-declared.v1", List.of(message)));
    String topic = KafkaForTests.newTopic(1);
    IntegrationMessage tooLarge = KafkaForTests.message(TYPE, "note/1", "x".repeat(2_000_000));
    assertThrows(
        BrokerUnavailable.class, () -> broker.send(topic, List.of(message, tooLarge, message)));
    assertEquals(1, KafkaForTests.readAll(topic).size(), "nothing is sent past it");
  }

  @Test
  void a_record_that_lacks_anything_of_a_message_is_undeliverable() {
    String topic = KafkaForTests.newTopic(1);
    IntegrationMessage message = KafkaForTests.message(TYPE, "note/1", "{}");
    List<String> attributes = List.of("specversion", "id", "type", "source", "subject", "time");
    List<String> extensions = List.of("correlationid", "causationid");
    for (String missing : attributes) {
      var record = KafkaMessages.write(topic, message);
      record.headers().remove("ce_" + missing);
      broker.sendAll(List.of(record));
    }
    for (String missing : extensions) {
      var record = KafkaMessages.write(topic, message);
      record.headers().remove("ce_" + missing);
      broker.sendAll(List.of(record));
    }
    for (String wrong : List.of("specversion", "id", "source", "time", "correlationid")) {
      var record = KafkaMessages.write(topic, message);
      record.headers().remove("ce_" + wrong);
      record.headers().add("ce_" + wrong, "no such thing: \u0000".getBytes(StandardCharsets.UTF_8));
      broker.sendAll(List.of(record));
    }
    for (ConsumerRecord<String, byte[]> record : KafkaForTests.readAll(topic)) {
      assertThrows(Undeliverable.class, () -> KafkaMessages.read(record), record::toString);
    }
    assertEquals(13, KafkaForTests.readAll(topic).size());
  }

  @Test
  void topics_are_created_as_declared_and_declaring_them_again_is_no_harm() throws Exception {
    Topics.declared().createMissing(KafkaForTests.client(), (short) 1);
    Topics.declared().createMissing(KafkaForTests.client(), (short) 1);
    for (Topics.Topic topic : Topics.declared().topics()) {
      assertEquals(topic.partitions(), partitionsOf(topic.name()), topic.name());
      assertEquals(Long.toString(topic.retentionMillis()), configOf(topic.name(), "retention.ms"));
    }
  }

  @Test
  void a_topic_that_exists_is_left_as_it_is() throws Exception {
    String topic = KafkaForTests.newTopic(2);
    new Topics(List.of(new Topics.Topic(topic, "test", 6, 1_000)))
        .createMissing(KafkaForTests.client(), (short) 1);
    assertEquals(2, partitionsOf(topic));
    assertEquals("-1", configOf(topic, "retention.ms"));
  }

  private static int partitionsOf(String topic) throws Exception {
    try (Admin admin = Admin.create(KafkaForTests.client())) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private static String configOf(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(KafkaForTests.client())) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }
}
