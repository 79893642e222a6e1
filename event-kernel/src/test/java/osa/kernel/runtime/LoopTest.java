package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoopTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration NEVER_BY_ITSELF = Duration.ofHours(1);

  private final String name = "loop-" + UUID.randomUUID();
  private final AtomicInteger rounds = new AtomicInteger();

  @BeforeAll
  static void keepQuietOfFailuresThatAreMeant() {
    Logger.getLogger(Loop.class.getName()).setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    Logger.getLogger(Loop.class.getName()).setLevel(null);
  }

  private void awaitRounds(int count) {
    Awaitility.await().until(() -> rounds.get() >= count);
  }

  @Test
  void it_runs_again_and_again() {
    try (Loop _ = new Loop(name, AT_ONCE, () -> rounds.incrementAndGet() < 0)) {
      awaitRounds(3);
    }
  }

  @Test
  void it_does_not_rest_while_there_is_more_to_do() {
    try (Loop _ = new Loop(name, NEVER_BY_ITSELF, () -> rounds.incrementAndGet() < 5)) {
      awaitRounds(5);
    }
    assertEquals(5, rounds.get());
  }

  @Test
  void whoever_wakes_it_need_not_wait_for_its_next_round() {
    try (Loop loop = new Loop(name, NEVER_BY_ITSELF, () -> rounds.incrementAndGet() < 0)) {
      awaitRounds(1);
      loop.wake();
      awaitRounds(2);
    }
  }

  @Test
  void a_wake_during_a_round_is_not_lost() {
    AtomicReference<Loop> itself = new AtomicReference<>();
    CountDownLatch made = new CountDownLatch(1);
    Loop.Round round =
        () -> {
          awaitUninterrupted(made);
          if (rounds.incrementAndGet() == 1) {
            itself.get().wake();
            itself.get().wake();
          }
          return false;
        };
    try (Loop loop = new Loop(name, NEVER_BY_ITSELF, round)) {
      itself.set(loop);
      made.countDown();
      awaitRounds(2);
    }
    assertEquals(2, rounds.get(), "two calls in one round are one");
  }

  @Test
  void a_failing_round_does_not_end_it() {
    Loop.Round failing =
        () -> {
          switch (rounds.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("first");
            case 2 -> throw new LinkageError("second");
            default -> {
              return false;
            }
          }
        };
    try (Loop _ = new Loop(name, AT_ONCE, failing)) {
      awaitRounds(3);
    }
  }

  @Test
  void closing_ends_it_also_while_it_rests() {
    Loop loop = new Loop(name, NEVER_BY_ITSELF, () -> rounds.incrementAndGet() < 0);
    awaitRounds(1);
    assertTrue(alive());
    loop.close();
    int before = rounds.get();
    loop.wake();
    assertFalse(alive());
    assertEquals(before, rounds.get());
  }

  @Test
  void closing_interrupts_a_round_that_waits_and_returns_after_it() {
    CountDownLatch inRound = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Loop loop =
        new Loop(
            name,
            AT_ONCE,
            () -> {
              inRound.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.set(true);
              }
              return true;
            });
    awaitUninterrupted(inRound);
    loop.close();
    assertTrue(interrupted.get());
    assertFalse(alive());
  }

  private boolean alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
