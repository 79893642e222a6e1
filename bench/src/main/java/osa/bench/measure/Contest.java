package osa.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lets the sides of a comparison take turns, A B C A B C A B C, so that what the machine does
/// meanwhile falls on all of them alike.
///
/// @param <T> what one turn brings
public final class Contest<T> {

  /// One turn of one side.
  @FunctionalInterface
  public interface Turn<T> {
    T take() throws Exception;
  }

  private final Progress progress;
  private final int rounds;
  private final Map<String, Turn<T>> sides = new LinkedHashMap<>();

  public Contest(Progress progress, int rounds) {
    this.progress = progress;
    this.rounds = rounds;
  }

  public Contest<T> side(String name, Turn<T> turn) {
    if (sides.put(name, turn) != null) {
      throw new IllegalArgumentException("two sides named " + name);
    }
    return this;
  }

  /// What each side brought, by its name, one entry per round.
  public Map<String, List<T>> run(String what) throws Exception {
    Map<String, List<T>> brought = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (var side : sides.entrySet()) {
        T result = side.getValue().take();
        brought.computeIfAbsent(side.getKey(), _ -> new ArrayList<>()).add(result);
        progress.say("%s, round %d of %d, %s: %s", what, round, rounds, side.getKey(), result);
      }
    }
    return brought;
  }
}
