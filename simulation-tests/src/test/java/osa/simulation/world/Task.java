package osa.simulation.world;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A thread of the simulated world. It runs only while it holds the baton, and there is but one
/// baton: between two await points nothing else happens.
public final class Task {

  private static final BooleanSupplier NEVER = () -> false;

  private final String name;
  private final Life life;
  private Thread thread;
  private volatile boolean baton;

  // What it waits for: a moment, or that something has come true.
  private long wakesAtMicros;
  private BooleanSupplier awaited = NEVER;

  Task(String name, Life life) {
    this.name = name;
    this.life = life;
  }

  public String name() {
    return name;
  }

  /// The process it belongs to and ends with.
  public Life life() {
    return life;
  }

  void begin(Runnable work) {
    thread =
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  awaitBaton();
                  work.run();
                });
  }

  void giveBaton() {
    baton = true;
    LockSupport.unpark(thread);
  }

  void awaitBaton() {
    while (!baton) {
      LockSupport.park(this);
    }
    baton = false;
  }

  void awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void waitUntil(long atMicros, BooleanSupplier condition) {
    wakesAtMicros = atMicros;
    awaited = condition;
  }

  void waitUntil(long atMicros) {
    waitUntil(atMicros, NEVER);
  }

  long wakesAtMicros() {
    return wakesAtMicros;
  }

  boolean isReady(long nowMicros) {
    return wakesAtMicros <= nowMicros || life.isOver() || awaited.getAsBoolean();
  }
}
