package osa.kernel.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.MessageReader;
import osa.kernel.inbox.MessageSource;
import osa.kernel.inbox.RawMessage;
import osa.kernel.inbox.RawMessage.Header;

/// One partition of a topic, in memory, read as the real one is.
public final class OnePartition implements MessageSource {

  private final Partition partition;
  private final MessageReader reader;
  private final List<Arrival> log = new ArrayList<>();
  private int next;
  private long committed;

  private record InMemory(Partition partition, long offset, RawMessage raw, MessageReader reader)
      implements Arrival {
    @Override
    public IntegrationMessage read() {
      return reader.read(raw);
    }
  }

  public OnePartition(String topic, MessageReader reader) {
    this.partition = new Partition(topic, 0);
    this.reader = reader;
  }

  public OnePartition tell(RawMessage... messages) {
    for (RawMessage message : messages) {
      log.add(new InMemory(partition, log.size(), message, reader));
    }
    return this;
  }

  /// Up to where the group has gone on.
  public long committed() {
    return committed;
  }

  /// A message as Kafka carries it: CloudEvents in binary mode.
  public static RawMessage raw(IntegrationMessage message) {
    return new RawMessage(
        utf8(message.subject()),
        List.of(
            new Header("ce_specversion", utf8("1.0")),
            new Header("ce_id", utf8(message.id().toString())),
            new Header("ce_type", utf8(message.type())),
            new Header("ce_source", utf8(message.source())),
            new Header("ce_subject", utf8(message.subject())),
            new Header("ce_time", utf8(message.time().toString())),
            new Header("ce_correlationid", utf8(message.correlationId().toString())),
            new Header("ce_causationid", utf8(message.causationId().toString())),
            new Header("content-type", utf8("application/json"))),
        utf8(message.data()));
  }

  /// Bytes that are no message, and no text either.
  public static RawMessage poison() {
    return new RawMessage(null, List.of(new Header("x", null)), new byte[] {(byte) 0xFF, 0, 1});
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<Partition, List<Arrival>> poll() {
    List<Arrival> rest = List.copyOf(log.subList(next, log.size()));
    next = log.size();
    return rest.isEmpty() ? Map.of() : Map.of(partition, rest);
  }

  @Override
  public void goBackTo(Partition of, long offset) {
    next = (int) offset;
  }

  @Override
  public void commit(Map<Partition, Long> nextOffsets) {
    committed = nextOffsets.get(partition);
  }
}
