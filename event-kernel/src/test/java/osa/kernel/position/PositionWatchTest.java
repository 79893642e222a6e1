package osa.kernel.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.testing.InMemorySeenPositions;
import osa.kernel.testing.KernelDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PositionWatchTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NOT_AT_ALL = Duration.ofMillis(1);
  private static final Checkpoint EARLY = new Checkpoint(7, 90);
  private static final Checkpoint LATE = new Checkpoint(8, 3);

  private final Partition partition = new Partition("osa.test-" + UUID.randomUUID() + ".v1", 3);
  private final SeenPositions database = new PostgresSeenPositions(KernelDatabase.dataSource());
  private final PositionWatch watch = new PositionWatch(database, 50);

  private Map<Partition, Checkpoint> upTo(Checkpoint position) {
    return Map.of(partition, position);
  }

  @Test
  void what_was_heard_is_never_unsaid() {
    database.remember(upTo(EARLY));
    database.remember(upTo(LATE));
    database.remember(upTo(EARLY));
    assertEquals(LATE, database.load().get(partition));
    database.remember(upTo(new Checkpoint(8, 2)));
    assertEquals(LATE, database.load().get(partition), "positions of one transaction count too");
  }

  @Test
  void nobody_waits_for_what_is_seen_or_for_nothing() {
    database.remember(upTo(LATE));
    assertTrue(watch.await(Map.of(), NOT_AT_ALL));
    assertTrue(watch.await(upTo(LATE), LONG));
    assertTrue(watch.await(upTo(EARLY), NOT_AT_ALL), "known without looking again");
  }

  @Test
  void what_is_not_seen_in_time_is_not_seen() {
    assertFalse(watch.await(upTo(EARLY), NOT_AT_ALL));
    watch.remember(upTo(EARLY));
    assertFalse(watch.await(upTo(LATE), NOT_AT_ALL));
    assertFalse(
        watch.await(
            Map.of(partition, EARLY, new Partition(partition.topic(), 4), EARLY), NOT_AT_ALL),
        "every partition has to be far enough");
  }

  @Test
  void a_waiter_is_let_go_by_what_this_process_hears_or_another_replica() throws Exception {
    SeenPositions otherReplica = new PositionWatch(database, 50);
    List<SeenPositions> hearing = List.of(watch, otherReplica);
    for (int i = 0; i < hearing.size(); i++) {
      Map<Partition, Checkpoint> news = upTo(new Checkpoint(i + 1, 1));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Boolean> waiting = threads.submit(() -> watch.await(news, LONG));
        hearing.get(i).remember(news);
        assertTrue(waiting.get());
      }
    }
  }

  @Test
  void those_who_wait_share_one_look() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    AtomicInteger looksAtOnce = new AtomicInteger();
    AtomicInteger looksAtOnceMost = new AtomicInteger();
    InMemorySeenPositions slow =
        new InMemorySeenPositions() {
          @Override
          public Map<Partition, Checkpoint> load() {
            looksAtOnceMost.accumulateAndGet(looksAtOnce.incrementAndGet(), Math::max);
            awaitUninterruptibly(mayAnswer);
            looksAtOnce.decrementAndGet();
            return super.load();
          }
        };
    PositionWatch shared = new PositionWatch(slow, 50);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        waiting.add(threads.submit(() -> shared.await(upTo(EARLY), LONG)));
      }
      Awaitility.await().until(() -> looksAtOnce.get() == 1);
      slow.remember(upTo(LATE));
      mayAnswer.countDown();
      for (Future<Boolean> one : waiting) {
        assertTrue(one.get());
      }
    }
    assertEquals(1, looksAtOnceMost.get());
  }

  @Test
  void when_too_many_wait_the_next_is_sent_away_at_once() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    InMemorySeenPositions empty =
        new InMemorySeenPositions() {
          @Override
          public Map<Partition, Checkpoint> load() {
            looking.countDown();
            return super.load();
          }
        };
    PositionWatch narrow = new PositionWatch(empty, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting = threads.submit(() -> narrow.await(upTo(EARLY), LONG));
      looking.await();
      assertFalse(narrow.await(upTo(EARLY), LONG));
      narrow.remember(upTo(EARLY));
      assertTrue(waiting.get());
      assertTrue(narrow.await(upTo(EARLY), LONG), "what is seen needs no place");
    }
  }

  @Test
  void a_database_that_is_away_is_told_to_the_reader_and_forgotten_when_it_is_back() {
    boolean[] away = {true};
    InMemorySeenPositions shaky =
        new InMemorySeenPositions() {
          @Override
          public Map<Partition, Checkpoint> load() {
            if (away[0]) {
              throw new IllegalStateException("away");
            }
            return super.load();
          }
        };
    PositionWatch patient = new PositionWatch(shaky, 1);
    assertThrows(IllegalStateException.class, () -> patient.await(upTo(EARLY), LONG));
    away[0] = false;
    shaky.remember(upTo(EARLY));
    assertTrue(patient.await(upTo(EARLY), LONG));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
