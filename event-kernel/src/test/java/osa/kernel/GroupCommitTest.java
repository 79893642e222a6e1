package osa.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GroupCommitTest {

  private static final StreamId BUSY = new StreamId("ledger", "2025");
  private static final StreamId OTHER = new StreamId("ledger", "2026");

  private final RecordedTransactions transactions = new RecordedTransactions();
  private final GroupCommit groups = new GroupCommit(transactions);
  private final Semaphore gate = new Semaphore(0);

  @Test
  void a_work_alone_has_its_own_transaction_and_answers() {
    assertEquals("done", groups.run(BUSY, () -> transactions.write("done")));
    assertEquals(List.of(List.of("done")), transactions.committed);
  }

  @Test
  void those_who_wait_share_the_next_transaction_in_the_order_they_came() throws Exception {
    FutureTask<String> first = submit(BUSY, () -> heldAtTheGate("first"));
    List<FutureTask<String>> waiting = waiting("a", "b", "c");
    gate.release();

    assertEquals("first", first.get());
    assertEquals(List.of("a", "b", "c"), results(waiting));
    assertEquals(List.of(List.of("first"), List.of("a", "b", "c")), transactions.committed);
  }

  @Test
  void other_streams_do_not_wait() throws Exception {
    FutureTask<String> held = submit(BUSY, () -> heldAtTheGate("held"));
    assertEquals("free", groups.run(OTHER, () -> transactions.write("free")));
    gate.release();
    assertEquals("held", held.get());
  }

  @Test
  void who_fails_fails_alone_and_leaves_nothing() throws Exception {
    FutureTask<String> first = submit(BUSY, () -> heldAtTheGate("first"));
    List<FutureTask<String>> waiting = new ArrayList<>(waiting("a"));
    FutureTask<String> failing =
        queued(
            () -> {
              transactions.write("half");
              throw new IllegalArgumentException("mine");
            });
    waiting.addAll(waiting("b"));
    gate.release();

    first.get();
    assertEquals(List.of("a", "b"), results(waiting));
    ExecutionException failure = assertThrows(ExecutionException.class, failing::get);
    assertEquals("mine", failure.getCause().getMessage());
    assertEquals(List.of(List.of("first"), List.of("a"), List.of("b")), transactions.committed);
  }

  @Test
  void when_the_commit_fails_nothing_is_run_again_because_it_may_have_held() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    FutureTask<String> first = submit(BUSY, () -> heldAtTheGate("first"));
    List<FutureTask<String>> waiting = new ArrayList<>();
    for (String text : List.of("a", "b")) {
      waiting.add(
          queued(
              () -> {
                runs.incrementAndGet();
                transactions.commitFails = true;
                return transactions.write(text);
              }));
    }
    gate.release();

    first.get();
    for (FutureTask<String> work : waiting) {
      ExecutionException failure = assertThrows(ExecutionException.class, work::get);
      assertEquals("the commit failed", failure.getCause().getMessage());
    }
    assertEquals(2, runs.get());
  }

  @Test
  void an_error_reaches_its_cause_and_nobody_waits_for_ever() throws Exception {
    FutureTask<String> first = submit(BUSY, () -> heldAtTheGate("first"));
    FutureTask<String> broken =
        queued(
            () -> {
              throw new AssertionError("broken");
            });
    List<FutureTask<String>> waiting = waiting("a");
    gate.release();

    first.get();
    assertEquals(
        AssertionError.class,
        assertThrows(ExecutionException.class, broken::get).getCause().getClass());
    assertEquals(List.of("a"), results(waiting));
  }

  @Test
  void a_group_has_a_limit() throws Exception {
    FutureTask<String> first = submit(BUSY, () -> heldAtTheGate("first"));
    List<FutureTask<String>> waiting = new ArrayList<>();
    for (int i = 0; i <= GroupCommit.GROUP_MAX; i++) {
      waiting.addAll(waiting("w" + i));
    }
    gate.release();

    first.get();
    results(waiting);
    assertEquals(3, transactions.committed.size());
    assertEquals(GroupCommit.GROUP_MAX, transactions.committed.get(1).size());
    assertEquals(1, transactions.committed.get(2).size());
  }

  private String heldAtTheGate(String text) {
    gate.acquireUninterruptibly();
    return transactions.write(text);
  }

  private List<FutureTask<String>> waiting(String... texts) {
    List<FutureTask<String>> works = new ArrayList<>();
    for (String text : texts) {
      works.add(queued(() -> transactions.write(text)));
    }
    return works;
  }

  /// Returns when the work stands in the queue behind the one at the gate.
  private FutureTask<String> queued(Supplier<String> work) {
    return submit(BUSY, work);
  }

  private FutureTask<String> submit(StreamId stream, Supplier<String> work) {
    FutureTask<String> task = new FutureTask<>(() -> groups.run(stream, work));
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      assertTrue(thread.isAlive(), "the work was to wait");
      Thread.onSpinWait();
    }
    return task;
  }

  private static List<String> results(List<FutureTask<String>> works) throws Exception {
    List<String> results = new ArrayList<>();
    for (FutureTask<String> work : works) {
      results.add(work.get());
    }
    return results;
  }

  /// What each transaction that held had written.
  private static final class RecordedTransactions implements Transactions {
    private final List<List<String>> committed = new ArrayList<>();
    private final ThreadLocal<List<String>> open = new ThreadLocal<>();
    private volatile boolean commitFails;

    private String write(String text) {
      open.get().add(text);
      return text;
    }

    @Override
    public <T> T required(Supplier<T> work) {
      open.set(new ArrayList<>());
      try {
        T result = work.get();
        if (commitFails) {
          throw new IllegalStateException("the commit failed");
        }
        synchronized (committed) {
          committed.add(open.get());
        }
        return result;
      } finally {
        open.remove();
      }
    }
  }
}
