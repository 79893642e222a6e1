package osa.kernel.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import osa.kernel.IntegrationMessage;
import osa.launcher.PartName;
import osa.launcher.Stack;

/// One real Kafka for the tests of a run, in a process of its own, as the launcher starts it for
/// everybody.
final class KafkaForTests {

  static final Instant TIME = Instant.parse("2026-04-01T00:00:00.123456Z");

  private static final Path STATE = newFolder();
  private static final Stack STACK = start();

  private KafkaForTests() {}

  /// How to reach it. What cannot be sent fails within the second, and a fetch that finds nothing
  /// returns at once, so that a test need not wait for either.
  static Map<String, Object> client() {
    return Map.of(
        "bootstrap.servers", STACK.bootstrapServers(),
        "max.block.ms", "1000",
        "fetch.max.wait.ms", "20");
  }

  /// kill -9.
  static void kill() {
    STACK.kill(PartName.KAFKA);
  }

  static void startAgain() {
    STACK.start(PartName.KAFKA);
  }

  /// Creates a topic that no other test knows.
  static String newTopic(int partitions) {
    String name = "osa.test-" + UUID.randomUUID() + ".v1";
    create(name, partitions);
    return name;
  }

  static void create(String topic, int partitions) {
    new Topics(List.of(new Topics.Topic(topic, "test", partitions, -1)))
        .createMissing(client(), (short) 1);
  }

  static IntegrationMessage message(String type, String subject, String data) {
    return new IntegrationMessage(
        UUID.randomUUID(),
        type,
        "/osa/test",
        subject,
        TIME,
        UUID.randomUUID(),
        UUID.randomUUID(),
        data);
  }

  /// All records of a topic, partition by partition.
  static List<ConsumerRecord<String, byte[]>> readAll(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", STACK.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found.stream()
          .sorted(
              Comparator.comparingInt(ConsumerRecord<String, byte[]>::partition)
                  .thenComparingLong(ConsumerRecord::offset))
          .toList();
    }
  }

  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static String text(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("osa-kafka-for-tests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stack start() {
    Stack stack = Stack.onFreePorts(STATE);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack)));
    stack.start(PartName.KAFKA);
    return stack;
  }

  private static void stop(Stack stack) {
    // Nothing of it is needed again, so it need not be shut down with care.
    stack.kill(PartName.KAFKA);
    stack.close();
    try (Stream<Path> files = Files.walk(STATE)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
