package osa.kernel.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import osa.kernel.inbox.Inbox;
import osa.kernel.inbox.Undeliverable;
import osa.kernel.outbox.BrokerUnavailable;

/// Reads the topics of the other services and hands each record to the [Inbox], in the order of its
/// partition. The offset moves only after the record had its effect or lies with the dead letters.
///
/// A failure is blamed on the record only while the database answers: during an outage the same
/// record is tried again for as long as it takes; with the database up it is tried
/// `attemptsMax` times and then goes to the dead letters, so that the partition goes on.
public final class KafkaInbox implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KafkaInbox.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Inbox inbox;
  private final KafkaBroker broker;
  private final String deadLetterTopic;
  private final BooleanSupplier databaseAnswers;
  private final int attemptsMax;
  private final Map<TopicPartition, Attempts> attemptsByPartition = new HashMap<>();

  private record Attempts(long offset, int count) {}

  public KafkaInbox(
      Map<String, Object> client,
      String consumerGroup,
      List<String> topics,
      Inbox inbox,
      KafkaBroker broker,
      String deadLetterTopic,
      BooleanSupplier databaseAnswers,
      int attemptsMax) {
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
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    this.consumer.subscribe(topics);
    this.inbox = inbox;
    this.broker = broker;
    this.deadLetterTopic = deadLetterTopic;
    this.databaseAnswers = databaseAnswers;
    this.attemptsMax = attemptsMax;
  }

  /// Handles what one poll brings. Answers false when a record has to be tried again; the caller
  /// should let a moment pass.
  public boolean pollOnce() {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    Set<TopicPartition> waiting = new HashSet<>(records.partitions());
    try {
      for (TopicPartition partition : records.partitions()) {
        if (handleAll(partition, records.records(partition), handled)) {
          waiting.remove(partition);
        }
      }
    } finally {
      // The poll moved past all that it gave. What was not handled has to come again, whatever
      // ended the round.
      for (TopicPartition partition : waiting) {
        OffsetAndMetadata reached = handled.get(partition);
        long first = records.records(partition).getFirst().offset();
        consumer.seek(partition, reached == null ? first : reached.offset());
      }
    }
    if (!handled.isEmpty()) {
      consumer.commitSync(handled);
    }
    return waiting.isEmpty();
  }

  /// Handles the records in order up to the first that has to be tried again.
  private boolean handleAll(
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> handled) {
    for (ConsumerRecord<String, byte[]> record : records) {
      if (!handle(partition, record)) {
        return false;
      }
      handled.put(partition, new OffsetAndMetadata(record.offset() + 1));
    }
    return true;
  }

  private boolean handle(TopicPartition partition, ConsumerRecord<String, byte[]> record) {
    try {
      inbox.handle(KafkaMessages.read(record));
      attemptsByPartition.remove(partition);
      return true;
    } catch (Undeliverable e) {
      return bury(partition, record, e.getMessage());
    } catch (RuntimeException e) {
      if (!databaseAnswers.getAsBoolean()) {
        LOG.warnf("the database is away: %s waits", originOf(record));
        return false;
      }
      int attempts = countAttempt(partition, record.offset());
      LOG.warnf(e, "attempt %d at %s failed", attempts, originOf(record));
      return attempts >= attemptsMax && bury(partition, record, "failed: " + e.getMessage());
    }
  }

  private int countAttempt(TopicPartition partition, long offset) {
    return attemptsByPartition
        .merge(
            partition,
            new Attempts(offset, 1),
            (known, first) ->
                known.offset() == offset ? new Attempts(offset, known.count() + 1) : first)
        .count();
  }

  /// Answers false, and the record has to be tried again, when the dead letters take nothing.
  private boolean bury(
      TopicPartition partition, ConsumerRecord<String, byte[]> record, String reason) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(deadLetterTopic, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    letter.headers().add("dead-letter-reason", utf8(reason));
    letter.headers().add("dead-letter-origin", utf8(originOf(record)));
    try {
      broker.sendAll(List.of(letter));
    } catch (BrokerUnavailable e) {
      LOG.errorf(e, "%s takes no dead letter: %s waits", deadLetterTopic, originOf(record));
      return false;
    }
    attemptsByPartition.remove(partition);
    LOG.errorf("dead letter from %s: %s", originOf(record), reason);
    return true;
  }

  private static String originOf(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
