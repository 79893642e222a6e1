package osa.kernel;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the global order of all events of one service: first by the number of the
/// transaction that appended the event, then by the event's position. Everything at or before a
/// checkpoint that a reader was given is final: no event can appear there later.
public record Checkpoint(long transactionId, long position) implements Comparable<Checkpoint> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");

  public static final Checkpoint START = new Checkpoint(0, 0);

  private static final Comparator<Checkpoint> ORDER =
      Comparator.comparingLong(Checkpoint::transactionId).thenComparingLong(Checkpoint::position);

  /// Reads the written form, `4711-23`; throws [IllegalArgumentException] when it is not one.
  public static Checkpoint parse(String text) {
    Matcher numbers = FORM.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException("not a position");
    }
    return new Checkpoint(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
  }

  @Override
  public int compareTo(Checkpoint other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return transactionId + "-" + position;
  }
}
