package osa.doctor.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import osa.doctor.Messages;
import osa.doctor.Site;

/// How far the log has come that a topic tells of, by the last messages in it.
final class TopicEnds {

  /// What is no message of ours may lie behind the last one that is.
  private static final int LOOK_BACK = 20;

  private static final int POLLS_MAX = 20;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");

  private TopicEnds() {}

  /// A place in a log: its order is by transaction, then by position.
  record Place(long transaction, long position) implements Comparable<Place> {

    static final Place START = new Place(0, 0);

    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::transaction).thenComparingLong(Place::position);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return transaction + "-" + position;
    }
  }

  /// By topic; one without any message of ours, or that is not there, is absent.
  static Map<String, Place> of(Messages messages, Site site) {
    Map<String, Place> ends = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            Messages.client(site), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var there = consumer.listTopics().keySet();
      List<TopicPartition> partitions =
          messages.topics().stream()
              .filter(topic -> there.contains(topic.name()))
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      last.forEach(
          (partition, end) ->
              consumer.seek(partition, Math.max(first.get(partition), end - LOOK_BACK)));
      for (var polls = 0; polls < POLLS_MAX && isBefore(consumer, last); polls++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          place(record).ifPresent(place -> ends.merge(record.topic(), place, TopicEnds::further));
        }
      }
    }
    return ends;
  }

  private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static Place further(Place one, Place other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Optional<Place> place(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader("ce_position");
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    Matcher place = PLACE.matcher(new String(header.value(), StandardCharsets.UTF_8));
    return place.matches()
        ? Optional.of(new Place(Long.parseLong(place.group(1)), Long.parseLong(place.group(2))))
        : Optional.empty();
  }
}
