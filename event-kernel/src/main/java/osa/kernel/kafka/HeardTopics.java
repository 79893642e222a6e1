package osa.kernel.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import osa.kernel.StreamId;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.kafka.Topics.Topic;
import osa.kernel.position.Hearing;

/// The topics that this service listens to, and which of their partitions a stream is told in: the
/// one that the producer chooses for the stream as the key, among as many as are declared.
public final class HeardTopics implements Hearing {

  private final Topics topics;
  private final List<String> listensTo;

  public HeardTopics(Topics topics, List<String> listensTo) {
    this.topics = topics;
    this.listensTo = List.copyOf(listensTo);
  }

  @Override
  public boolean knows(String service) {
    return topics.topics().stream().anyMatch(topic -> service.equals(topic.toldBy()));
  }

  @Override
  public Optional<Partition> of(String service, StreamId stream) {
    return topics.topics().stream()
        .filter(topic -> service.equals(topic.toldBy()) && listensTo.contains(topic.name()))
        .map(topic -> new Partition(topic.name(), partitionOf(stream, topic)))
        .findFirst();
  }

  private static int partitionOf(StreamId stream, Topic topic) {
    byte[] key = stream.toString().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % topic.partitions();
  }
}
