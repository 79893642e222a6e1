package osa.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets commands that wait for the same stream share one transaction. A stream is one serial line:
/// without this every command of a busy one waits for the commit of the command before it, and the
/// losers decide again; with it, whoever comes first takes along all who are waiting.
///
/// Each work has its own outcome, in the order of arrival. When one of a group fails, the group is
/// undone and each work is run again in a transaction of its own, so the failure meets only the one
/// who caused it. A work must therefore have no effect outside the transaction, and must not depend
/// on the thread it runs on. When the commit itself fails, its outcome may be unknown: nothing is
/// run again, and every member of the group gets the failure.
///
/// Not for callers that are in a transaction already.
public final class GroupCommit {

  /// How many works share a transaction at most.
  public static final int GROUP_MAX = 64;

  private final Transactions transactions;
  private final Map<StreamId, Line> lines = new ConcurrentHashMap<>();

  public GroupCommit(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Runs the work in a transaction, alone or with others of the same stream, and returns after the
  /// commit. Throws what the work throws, and then nothing of it remains.
  public <T> T run(StreamId stream, Supplier<T> work) {
    Work<T> mine = new Work<>(work);
    Line line = lines.compute(stream, (_, known) -> (known == null ? new Line() : known).join());
    try {
      line.waiting.add(mine);
      line.turn.lock();
      try {
        // Whoever held the line before may have done it already.
        while (!mine.done()) {
          commit(line.next());
        }
      } finally {
        line.turn.unlock();
      }
    } finally {
      lines.compute(stream, (_, known) -> known.leave());
    }
    return mine.outcome();
  }

  private void commit(List<Work<?>> group) {
    try {
      transactions.required(
          () -> {
            group.forEach(Work::attempt);
            return null;
          });
      group.forEach(Work::keep);
    } catch (RuntimeException | Error e) {
      // Only what failed before the commit is known to be undone and may be run again.
      if (group.size() > 1 && !group.getLast().attempted()) {
        group.forEach(work -> commit(List.of(work)));
      } else {
        group.forEach(work -> work.fail(e));
      }
    }
  }

  /// Those who wait for one stream. Only the holder of the turn takes from the queue.
  private static final class Line {
    private final ConcurrentLinkedQueue<Work<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private int members;

    private Line join() {
      members++;
      return this;
    }

    /// Null when nobody is left, so that the line is forgotten.
    private Line leave() {
      members--;
      return members == 0 ? null : this;
    }

    private List<Work<?>> next() {
      List<Work<?>> group = new ArrayList<>();
      while (group.size() < GROUP_MAX && waiting.peek() != null) {
        group.add(waiting.poll());
      }
      return group;
    }
  }

  private static final class Work<T> {

    private enum Progress {
      WAITING,
      ATTEMPTED,
      KEPT,
      FAILED
    }

    private final Supplier<T> work;
    private Progress progress = Progress.WAITING;
    private T result;
    private Throwable failure;

    private Work(Supplier<T> work) {
      this.work = work;
    }

    private void attempt() {
      progress = Progress.WAITING;
      result = work.get();
      progress = Progress.ATTEMPTED;
    }

    private boolean attempted() {
      return progress == Progress.ATTEMPTED;
    }

    private void keep() {
      progress = Progress.KEPT;
    }

    private void fail(Throwable cause) {
      failure = cause;
      progress = Progress.FAILED;
    }

    private boolean done() {
      return progress == Progress.KEPT || progress == Progress.FAILED;
    }

    private T outcome() {
      if (progress == Progress.KEPT) {
        return result;
      }
      switch (failure) {
        case Error error -> throw error;
        case RuntimeException unchecked -> throw unchecked;
        case Throwable other -> throw new IllegalStateException("a work failed", other);
      }
    }
  }
}
