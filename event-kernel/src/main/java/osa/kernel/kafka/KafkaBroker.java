package osa.kernel.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import osa.kernel.IntegrationMessage;
import osa.kernel.outbox.BrokerUnavailable;
import osa.kernel.outbox.MessageBroker;

/// Kafka as the broker: idempotent producer, all in-sync replicas acknowledge.
///
/// The producer never gives up on a message by time. If it did, a later message of the same stream
/// could arrive before the resent one; as it is, messages arrive in the order sent, or the process
/// ends and everything after the checkpoint is sent again in the same order.
public final class KafkaBroker implements MessageBroker, AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final KafkaProducer<String, byte[]> producer;

  /// @param client how to reach the cluster: bootstrap servers, security
  public KafkaBroker(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A broker takes any first sequence number from a producer. With several requests on the way to
    // a partition that is just being made, the second can be taken before the first, which is then
    // refused as out of order for ever (KAFKA-14359).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void send(String topic, List<IntegrationMessage> messages) {
    sendAll(messages.stream().map(message -> KafkaMessages.write(topic, message)).toList());
  }

  void sendAll(List<ProducerRecord<String, byte[]>> records) {
    try {
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
      for (ProducerRecord<String, byte[]> record : records) {
        Future<RecordMetadata> acknowledgement = producer.send(record);
        if (acknowledgement.isDone()) {
          // Refused on the spot, such as too large: nothing may be sent past it.
          acknowledgement.get();
        }
        acknowledgements.add(acknowledgement);
      }
      producer.flush();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new BrokerUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable(e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
