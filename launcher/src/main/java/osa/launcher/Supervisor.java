package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keeps one part alive: starts it, waits until it works, and starts it again when it dies.
///
/// A part that dies by itself comes back after a pause that doubles from half a second up to
/// fifteen; a part that was killed or stopped through here stays down until it is started here.
final class Supervisor {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration PAUSE_MIN = Duration.ofMillis(500);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(15);
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final int FIRST_START_TRIES = 3;

  private final Part part;
  private final StateFolder state;
  private final Console console;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean wanted;
  private volatile LeashedProcess process;

  Supervisor(Part part, StateFolder state, Console console) {
    this.part = part;
    this.state = state;
    this.console = console;
  }

  /// Returns when the part does its work.
  ///
  /// @throws Refusal when it could not be brought up in a few tries
  void start() {
    lock.lock();
    try {
      wanted = true;
      var began = Instant.now();
      for (var tries = 1; !running() && !tryStart(); tries++) {
        if (tries == FIRST_START_TRIES) {
          wanted = false;
          throw couldNotStart();
        }
        pause(PAUSE_MIN.multipliedBy(1L << tries));
      }
      if (wanted) {
        console.say("  %-20s ready, %s".formatted(label(), seconds(began)));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Asks it to end and waits for it.
  void stop() {
    takeDown(LeashedProcess::stop);
  }

  /// kill -9; it stays down.
  void kill() {
    takeDown(LeashedProcess::kill);
  }

  private void takeDown(Consumer<LeashedProcess> how) {
    // Before the lock: a start that is under way sees it, gives up and lets the lock go.
    wanted = false;
    lock.lock();
    try {
      var current = process;
      if (current != null) {
        how.accept(current);
      }
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      console.say("  Can't remove " + pidFile() + ": " + StateFolder.sentence(e));
    } finally {
      lock.unlock();
    }
  }

  boolean running() {
    var current = process;
    return current != null && current.alive();
  }

  long pid() {
    var current = process;
    if (current == null || !current.alive()) {
      throw new Refusal(label() + " is not running.");
    }
    return current.pid();
  }

  private String label() {
    return part.name().label();
  }

  /// One try: false when the process died before it was ready, or never got there.
  private boolean tryStart() {
    try {
      part.prepare();
    } catch (IOException e) {
      throw new Refusal("Can't prepare %s: %s.".formatted(label(), StateFolder.sentence(e)), e);
    }
    if (!wanted) {
      return true;
    }
    var started = LeashedProcess.start(state.leash(), part.command());
    process = started;
    remember(started);
    var deadline = Instant.now().plus(START_PATIENCE);
    while (wanted && started.alive() && Instant.now().isBefore(deadline)) {
      if (part.ready()) {
        started.onExit(code -> diedWith(started, code));
        return true;
      }
      started.await(Duration.ofMillis(LOOK_EVERY_MILLIS));
    }
    started.stop();
    return !wanted;
  }

  private void diedWith(LeashedProcess dead, int exitCode) {
    if (wanted && process == dead) {
      console.say("  %-20s died (exit %d); starting it again".formatted(label(), exitCode));
      Thread.ofVirtual().name("restart-" + label()).start(this::revive);
    }
  }

  private void revive() {
    lock.lock();
    try {
      var began = Instant.now();
      var pause = PAUSE_MIN;
      while (wanted && !running()) {
        pause(pause);
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        if (wanted && reviveOnce()) {
          console.say("  %-20s is back, %s".formatted(label(), seconds(began)));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean reviveOnce() {
    try {
      return tryStart();
    } catch (Refusal e) {
      console.say("  " + e.getMessage());
      return false;
    }
  }

  private Refusal couldNotStart() {
    var log = part.command().log();
    return new Refusal("%s does not start: %s (%s)".formatted(label(), OneShot.lastLine(log), log));
  }

  private void remember(LeashedProcess started) {
    try {
      Footprint.of(started.pid()).writeTo(pidFile());
    } catch (IOException e) {
      throw new Refusal("Can't write %s: %s.".formatted(pidFile(), StateFolder.sentence(e)), e);
    }
  }

  private Path pidFile() {
    return state.run(label() + ".pid");
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String seconds(Instant began) {
    return "%.1f s".formatted(Duration.between(began, Instant.now()).toMillis() / 1000.0);
  }
}
