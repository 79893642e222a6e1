package osa.kernel.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
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

  private static final Logger LOG = Logger.getLogger(KafkaInbox.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Delivery delivery;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

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
    this(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topics,
        source ->
            new Delivery(
                source, inbox, deadLetters, databaseAnswers, attemptsMax, seen, outcomes, tracing));
  }

  KafkaInbox(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      List<String> topics,
      Function<MessageSource, Delivery> delivery) {
    this.consumer = consumer;
    this.delivery = delivery.apply(this);
    consumer.subscribe(topics, new GivenAway());
  }

  /// What another reader goes on with is no longer ours to say anything of.
  private final class GivenAway implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      uncommitted.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // Nothing was read of them yet.
    }
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
    commitWhatWasLeft();
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
    nextOffsets.forEach(
        (partition, offset) -> uncommitted.put(kafka(partition), new OffsetAndMetadata(offset)));
    commit();
  }

  private void commit() {
    consumer.commitSync(uncommitted);
    uncommitted.clear();
  }

  /// While a group changes its members, Kafka takes no offsets, and a partition in which nothing
  /// else arrives would look unread for ever. What fails here is tried with the next poll: thrown,
  /// it would lose what this poll has brought.
  private void commitWhatWasLeft() {
    if (!uncommitted.isEmpty()) {
      try {
        commit();
      } catch (KafkaException e) {
        LOG.debugf(e, "offsets wait for the next poll: %s", uncommitted);
      }
    }
  }

  private static TopicPartition kafka(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
