package osa.simulation.database;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// One transaction that does what it is told, one order after the other.
final class Session {

  /// What became of an order: nothing yet while it waits, a value, or a failure.
  static final class Pending<T> {
    private volatile boolean done;
    private volatile T value;
    private volatile RuntimeException failure;

    private void run(Supplier<T> work) {
      try {
        value = work.get();
      } catch (RuntimeException e) {
        failure = e;
      }
      done = true;
    }

    boolean isWaiting() {
      return !done;
    }

    Optional<RuntimeException> failure() {
      return Optional.ofNullable(failure);
    }

    T get() {
      if (failure != null) {
        throw failure;
      }
      if (!done) {
        throw new IllegalStateException("still waiting");
      }
      return value;
    }
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Stage stage;
  private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean ending = new AtomicBoolean();

  Session(Stage stage, String name) {
    this.stage = stage;
    stage.start(name, this::live);
  }

  private void live() {
    try {
      stage
          .transactions()
          .required(
              () -> {
                while (!ending.get()) {
                  stage.awaitOrder(orders).run();
                }
                return true;
              });
    } catch (RolledBack e) {
      // As it was told.
    }
  }

  /// Starts something in the transaction.
  <T> Pending<T> does(Supplier<T> work) {
    Pending<T> pending = new Pending<>();
    stage.order(orders, () -> pending.run(work));
    return pending;
  }

  void commits() {
    stage.order(orders, () -> ending.set(true));
  }

  void rollsBack() {
    stage.order(
        orders,
        () -> {
          throw new RolledBack();
        });
  }
}
