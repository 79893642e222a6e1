package osa.kernel.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.Tracing;
import osa.kernel.inbox.DeadLetters;
import osa.kernel.inbox.Delivery;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Inbox.Handling;
import osa.kernel.inbox.MessageSource;
import osa.kernel.inbox.RawMessage;
import osa.kernel.position.SeenPositions;

/// The topics of the other services, read from Kafka. What happens to a record is decided by
/// [Delivery].
public final class KafkaInbox implements MessageSource, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Delivery delivery;

  private record KafkaArrival(ConsumerRecord<byte[], byte[]> record) implements Arrival {
    @Override
    public Partition partition() {
      return new Partition(record.topic(), record.partition());
    }

    @Override
    public long offset() {
      return record.offset();
    }

    @Override
    public RawMessage raw() {
      return KafkaMessages.raw(record);
    }

    @Override
    public IntegrationMessage read() {
      return KafkaMessages.read(record);
    }

    @Override
    public Optional<Checkpoint> position() {
      return KafkaMessages.position(record.headers());
    }
  }

  public KafkaInbox(
      Map<String, Object> client,
      String consumerGroup,
      List<String> topics,
      Inbox inbox,
      DeadLetters deadLetters,
      BooleanSupplier databaseAnswers,
      int attemptsMax,
      SeenPositions seen,
      Consumer<Handling> outcomes,
      Tracing tracing) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, consumerGroup);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.consumer.subscribe(topics);
    this.delivery =
        new Delivery(
            this, inbox, deadLetters, databaseAnswers, attemptsMax, seen, outcomes, tracing);
  }

  /// Handles what one poll brings. Answers false when a record has to be tried again; the caller
  /// should let a moment pass.
  public boolean pollOnce() {
    return delivery.deliverBatch();
  }

  /// How many messages lie in this reader's partitions and were not handled, as far as it has heard
  /// from Kafka. Asks nobody.
  public long waiting() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  @Override
  public Map<Partition, List<Arrival>> poll() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    Map<Partition, List<Arrival>> arrivals = new LinkedHashMap<>();
    for (TopicPartition partition : records.partitions()) {
      arrivals.put(
          new Partition(partition.topic(), partition.partition()),
          records.records(partition).stream().<Arrival>map(KafkaArrival::new).toList());
    }
    return arrivals;
  }

  @Override
  public void goBackTo(Partition partition, long offset) {
    consumer.seek(kafka(partition), offset);
  }

  @Override
  public void commit(Map<Partition, Long> nextOffsets) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    nextOffsets.forEach(
        (partition, offset) -> offsets.put(kafka(partition), new OffsetAndMetadata(offset)));
    consumer.commitSync(offsets);
  }

  private static TopicPartition kafka(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
