package osa.simulation.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One transaction of a simulated database, under READ COMMITTED.
final class Transaction {

  enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  private final List<Runnable> undo = new ArrayList<>();
  private final List<Runnable> onCommit = new ArrayList<>();
  private final Map<Object, Object> session = new HashMap<>();
  private State state = State.OPEN;
  private long number;
  private boolean lost;
  private Transaction awaited;

  State state() {
    return state;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean hasWritten() {
    return number != 0;
  }

  /// Its number, taken at its first write; 0 before.
  long number() {
    return number;
  }

  void number(long taken) {
    number = taken;
  }

  /// What it has loaded and may have changed, as an entity manager keeps it.
  Map<Object, Object> session() {
    return session;
  }

  void onAbort(Runnable action) {
    undo.add(action);
  }

  void onCommit(Runnable action) {
    onCommit.add(action);
  }

  void commit() {
    state = State.COMMITTED;
    try {
      onCommit.forEach(Runnable::run);
    } catch (RuntimeException e) {
      // Half a commit is the simulation's own failure, and no exception that a service may survive.
      throw new AssertionError("the simulated database cannot commit", e);
    }
  }

  void abort() {
    if (isOpen()) {
      state = State.ABORTED;
      undo.reversed().forEach(Runnable::run);
    }
  }

  /// Its client will not be heard of again.
  void lose() {
    lost = true;
  }

  boolean isLost() {
    return lost;
  }

  void awaits(Transaction other) {
    awaited = other;
  }

  /// Whether it waits for the other one, directly or not.
  boolean waitsFor(Transaction other) {
    for (Transaction next = awaited; next != null; next = next.awaited) {
      if (next == other) {
        return true;
      }
    }
    return false;
  }
}
