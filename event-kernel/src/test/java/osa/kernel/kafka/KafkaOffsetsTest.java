package osa.kernel.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Tracing;
import osa.kernel.inbox.Delivery;
import osa.kernel.inbox.Inbox;
import osa.kernel.testing.DirectTransactions;
import osa.kernel.testing.InMemorySeenPositions;

/// How far a reader says it has come, while its group changes its members: Kafka takes no offsets
/// then, which no broker can be made to do at a chosen moment.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaOffsetsTest {

  private static final TopicPartition FIRST = new TopicPartition("told", 0);
  private static final TopicPartition SECOND = new TopicPartition("told", 1);

  private final UnsettledGroup group = new UnsettledGroup();
  private final KafkaInbox inbox =
      new KafkaInbox(
          group,
          List.of("told"),
          source ->
              new Delivery(
                  source,
                  new Inbox(new DirectTransactions(), _ -> true, List.of()),
                  (_, _, _) -> {},
                  () -> true,
                  1,
                  new InMemorySeenPositions(),
                  _ -> {},
                  Tracing.OFF));

  /// A group that takes no offsets while it changes.
  private static final class UnsettledGroup extends MockConsumer<byte[], byte[]> {
    private boolean changing;

    private UnsettledGroup() {
      super("earliest");
    }

    private void joinedWith(TopicPartition... partitions) {
      rebalance(Set.of(partitions));
      Set.of(partitions).forEach(one -> updateBeginningOffsets(Map.of(one, 0L)));
    }

    private void brings(TopicPartition partition) {
      addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), 0, null, null));
    }

    private long committed(TopicPartition partition) {
      OffsetAndMetadata offset = committed(Set.of(partition)).get(partition);
      return offset == null ? 0 : offset.offset();
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
      if (changing) {
        throw new RebalanceInProgressException();
      }
      super.commitSync(offsets);
    }
  }

  @Test
  void what_was_handled_while_the_group_changed_is_said_with_the_next_poll_that_brings_nothing() {
    group.joinedWith(FIRST);
    group.brings(FIRST);
    group.changing = true;
    assertThrows(RebalanceInProgressException.class, inbox::pollOnce);
    assertTrue(inbox.pollOnce(), "a poll goes on while it changes");
    assertEquals(0, group.committed(FIRST));

    group.changing = false;
    assertTrue(inbox.pollOnce());
    assertEquals(1, group.committed(FIRST));
  }

  @Test
  void nothing_is_said_of_a_partition_that_another_reader_goes_on_with() {
    group.joinedWith(FIRST, SECOND);
    group.brings(FIRST);
    group.brings(SECOND);
    group.changing = true;
    assertThrows(RebalanceInProgressException.class, inbox::pollOnce);

    group.joinedWith(SECOND);
    group.changing = false;
    assertTrue(inbox.pollOnce());
    assertEquals(Set.of(SECOND), group.assignment());
    assertEquals(1, group.committed(SECOND));
    group.joinedWith(FIRST, SECOND);
    assertEquals(0, group.committed(FIRST));
  }
}
