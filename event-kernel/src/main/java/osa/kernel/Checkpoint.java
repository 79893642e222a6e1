package osa.kernel;

import java.util.Comparator;

/// A place in the global order of all events of one service: first by the number of the
/// transaction that appended the event, then by the event's position. Everything at or before a
/// checkpoint that a reader was given is final: no event can appear there later.
public record Checkpoint(long transactionId, long position) implements Comparable<Checkpoint> {

  public static final Checkpoint START = new Checkpoint(0, 0);

  private static final Comparator<Checkpoint> ORDER =
      Comparator.comparingLong(Checkpoint::transactionId).thenComparingLong(Checkpoint::position);

  @Override
  public int compareTo(Checkpoint other) {
    return ORDER.compare(this, other);
  }
}
