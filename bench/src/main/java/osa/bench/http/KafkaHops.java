package osa.bench.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import osa.bench.Stage;

/// What Kafka alone takes: a message that is produced and consumed three times in a row, and
/// nothing done with it in between.
final class KafkaHops implements AutoCloseable {
  private static final int HOPS = 3;
  private static final int PARTITIONS = 3;
  private static final String PAYLOAD = "x".repeat(300);

  private final KafkaProducer<String, String> producer;
  private final Map<String, CompletableFuture<Void>> travelling = new ConcurrentHashMap<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Thread> relays = new ArrayList<>();

  private KafkaHops(String servers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, "0"),
            new StringSerializer(),
            new StringSerializer());
    for (int hop = 1; hop <= HOPS; hop++) {
      int number = hop;
      relays.add(Thread.ofPlatform().start(() -> relay(servers, number)));
    }
  }

  static KafkaHops open(Stage stage) throws Exception {
    String servers = stage.stack().bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              IntStream.rangeClosed(1, HOPS)
                  .mapToObj(hop -> new NewTopic(topic(hop), PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
    return new KafkaHops(servers);
  }

  void travel() throws InterruptedException, ExecutionException, TimeoutException {
    String key = UUID.randomUUID().toString();
    CompletableFuture<Void> arrival = new CompletableFuture<>();
    travelling.put(key, arrival);
    producer.send(new ProducerRecord<>(topic(1), key, PAYLOAD));
    arrival.get(30, TimeUnit.SECONDS);
  }

  private void relay(String servers, int hop) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(topic(hop), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!stopped.get()) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> passOn(message, hop));
      }
    }
  }

  private void passOn(ConsumerRecord<String, String> message, int hop) {
    if (hop < HOPS) {
      producer.send(new ProducerRecord<>(topic(hop + 1), message.key(), message.value()));
    } else {
      travelling.remove(message.key()).complete(null);
    }
  }

  private static String topic(int hop) {
    return "bench-hop-" + hop;
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      for (Thread relay : relays) {
        relay.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
