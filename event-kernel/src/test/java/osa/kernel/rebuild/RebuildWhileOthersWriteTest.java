package osa.kernel.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.ResumeRebuild;
import osa.kernel.rebuild.Rebuild.Stage;
import osa.kernel.store.StoreFailure;
import osa.kernel.testing.KernelDatabase;

/// Rebuilds while the service works: no append is lost, doubled or held up for long.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebuildWhileOthersWriteTest {

  private static final int WRITERS = 4;
  private static final int WRITES = 100;
  private static final int NOTEBOOKS = 7;

  private final Notebooks notebooks = new Notebooks();
  private final Rebuilder rebuilder = notebooks.rebuilder(100, "build 1");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void begin() {
    notebooks.startAfresh();
  }

  @AfterEach
  void leave() {
    threads.shutdownNow();
  }

  @Test
  void no_append_is_lost_while_rows_go_wrong_and_rebuilds_die_are_cancelled_and_switch()
      throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int own = writer;
      writers.add(threads.submit(() -> write(own)));
    }
    int rebuilds = 0;
    while (rebuilds == 0 || !writers.stream().allMatch(Future::isDone)) {
      notebooks.sql("UPDATE rm_notebook SET last_note = 'forged' WHERE notebook_id LIKE '%-3'");
      Rebuild rebuild = rebuildWithTrouble();
      assertEquals(Stage.SWITCHED, rebuild.stage(), rebuild.cause());
      rebuilds++;
    }
    for (Future<?> writer : writers) {
      writer.get(20, TimeUnit.SECONDS);
    }

    notebooks.sql("UPDATE rm_notebook SET last_note = 'forged' WHERE notebook_id LIKE '%-3'");
    assertEquals(WRITERS, rebuildWithTrouble().comparison().different());
    notebooks.start(true, false);
    Comparison end = notebooks.run(rebuilder).comparison();
    assertEquals(0, end.differences(), end.toString());
    assertEquals(NOTEBOOKS * WRITERS, end.equal());
    assertEquals(2 * WRITES * WRITERS, notebooks.notesShown());
  }

  private void write(int writer) {
    for (int i = 0; i < WRITES; i++) {
      notebooks.write("n" + writer + "-" + i % NOTEBOOKS, "text " + i, "more " + i);
    }
  }

  /// Its process dies after a while, it is cancelled and taken up again by another.
  private Rebuild rebuildWithTrouble() {
    var id = notebooks.start(false, true);
    for (int i = 0; i < 3; i++) {
      rebuilder.step(notebooks.model, notebooks.latest());
    }
    notebooks.done(new CancelRebuild(id, "once"));
    notebooks.done(new ResumeRebuild(id));
    return runThroughLocks(notebooks.rebuilder(100, "build 1"));
  }

  /// As the service's loop does: what passes is tried again.
  private Rebuild runThroughLocks(Rebuilder by) {
    while (notebooks.latest().isAtWork()) {
      try {
        by.step(notebooks.model, notebooks.latest());
      } catch (StoreFailure e) {
        // Writers did not make way in time.
      }
    }
    return notebooks.latest();
  }

  @Test
  void the_switch_waits_for_a_writer_who_has_read_an_old_row() throws Exception {
    notebooks.write("a", "a1");
    notebooks.sql("UPDATE rm_notebook SET notes = '[\"forged\"]'");
    notebooks.start(false, true);
    while (notebooks.latest().stage() == Stage.BUILDING) {
      rebuilder.step(notebooks.model, notebooks.latest());
    }
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Future<?> writer =
        threads.submit(
            () ->
                notebooks.transactions.required(
                    () -> {
                      notebooks.append("a", "a2");
                      hasRead.countDown();
                      return await(mayCommit);
                    }));
    hasRead.await();
    assertThrows(StoreFailure.class, () -> rebuilder.step(notebooks.model, notebooks.latest()));
    mayCommit.countDown();
    writer.get();

    assertEquals(Stage.SWITCHED, runThroughLocks(rebuilder).stage());
    assertTrue(notebooks.liveRows().contains("\"notes\": [\"a1\", \"a2\"]"), notebooks.liveRows());
  }

  @Test
  void a_writer_who_comes_during_the_switch_goes_on_from_the_new_row() throws Exception {
    notebooks.write("a", "a1");
    notebooks.sql("UPDATE rm_notebook SET notes = '[\"forged\"]'");
    CountDownLatch switched = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Twin twin = notebooks.twin();
    notebooks.start(false, true);
    while (notebooks.latest().stage() == Stage.BUILDING) {
      rebuilder.step(notebooks.model, notebooks.latest());
    }
    Future<?> switching =
        threads.submit(
            () ->
                notebooks.transactions.required(
                    () -> {
                      twin.stopWriters(
                          notebooks.model, Duration.ofSeconds(5), Duration.ofSeconds(5));
                      twin.replaceLive(notebooks.model, Optional.empty());
                      switched.countDown();
                      return await(mayCommit);
                    }));
    switched.await();
    Future<?> writer = threads.submit(() -> notebooks.write("a", "a2"));
    Awaitility.await().until(KernelDatabase::somebodyWaitsForALock);
    mayCommit.countDown();
    switching.get();
    writer.get();
    assertTrue(notebooks.liveRows().contains("\"notes\": [\"a1\", \"a2\"]"), notebooks.liveRows());
  }

  @Test
  void what_an_open_transaction_hides_from_readers_is_in_the_rebuilt_rows_all_the_same()
      throws SQLException {
    notebooks.write("a", "a1");
    try (Connection forgotten = Notebooks.DATABASE.getConnection()) {
      forgotten.setAutoCommit(false);
      try (Statement statement = forgotten.createStatement()) {
        statement.execute("SELECT pg_current_xact_id()");
      }
      notebooks.write("a", "a2");
      notebooks.write("b", "b1");
      notebooks.start(false, false);
      Rebuild rebuild = notebooks.run(rebuilder);
      assertEquals(Stage.SWITCHED, rebuild.stage(), rebuild.cause());
      assertEquals(2, rebuild.comparison().equal());
    }
  }

  @Test
  void readers_are_answered_during_the_switch() throws Exception {
    notebooks.write("a", "a1");
    notebooks.transactions.required(
        () -> {
          notebooks
              .twin()
              .stopWriters(notebooks.model, Duration.ofSeconds(5), Duration.ofSeconds(5));
          assertTrue(notebooks.liveRows().contains("a1"));
          return null;
        });
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
