package osa.kernel.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    boolean smooth = true;
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
        if (!handle(partition, record)) {
          consumer.seek(partition, record.offset());
          smooth = false;
          break;
        }
        handled.put(partition, new OffsetAndMetadata(record.offset() + 1));
      }
    }
    if (!handled.isEmpty()) {
      consumer.commitSync(handled);
    }
    return smooth;
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
        LOG.warnf("the database is away: %s at %d waits", partition, record.offset());
        return false;
      }
      int attempts = countAttempt(partition, record.offset());
      LOG.warnf(e, "attempt %d at %s offset %d failed", attempts, partition, record.offset());
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

  private boolean bury(
      TopicPartition partition, ConsumerRecord<String, byte[]> record, String reason) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(deadLetterTopic, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    letter.headers().add("dead-letter-reason", utf8(reason));
    letter.headers().add("dead-letter-origin", utf8(partition + "@" + record.offset()));
    broker.sendAll(List.of(letter));
    attemptsByPartition.remove(partition);
    LOG.errorf("dead letter from %s offset %d: %s", partition, record.offset(), reason);
    return true;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Ends a poll that is under way; the polling thread then sees a WakeupException.
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
