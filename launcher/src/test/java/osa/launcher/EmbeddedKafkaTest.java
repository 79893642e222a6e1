package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedKafkaTest {
  private static EmbeddedKafka kafka;
  private static Supervisor supervisor;

  @BeforeAll
  static void start(@TempDir Path folder) {
    var state = StateFolder.open(folder);
    kafka = new EmbeddedKafka(state, Installation.current().kafkaJars(), Ports.free());
    supervisor = new Supervisor(kafka, state, Console.quiet());
    supervisor.start();
  }

  @AfterAll
  static void stop() {
    supervisor.stop();
  }

  @Test
  void a_message_comes_back_also_after_a_kill_9() throws Exception {
    make("kept");
    send("kept", "before");
    supervisor.kill();
    supervisor.start();
    send("kept", "after");

    assertEquals(List.of("before", "after"), read("kept", 2));
  }

  @Test
  void a_topic_is_not_made_by_mere_use() {
    var failed = assertThrows(ExecutionException.class, () -> send("never-declared", "lost"));

    assertEquals(
        org.apache.kafka.common.errors.TimeoutException.class, failed.getCause().getClass());
  }

  private static void make(String topic) throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void send(String topic, String word) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "max.block.ms", "3000");
    var strings = new StringSerializer();
    try (var producer = new KafkaProducer<>(settings, strings, strings)) {
      producer.send(new ProducerRecord<>(topic, word)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(String topic, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var strings = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, strings, strings)) {
      var partition = List.of(new TopicPartition(topic, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var words = new java.util.ArrayList<String>();
      for (var polls = 0; words.size() < count && polls < 30; polls++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> words.add(record.value()));
      }
      return words;
    }
  }
}
