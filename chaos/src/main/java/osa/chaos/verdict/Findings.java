package osa.chaos.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a law looked at, and what it found wrong.
final class Findings {

  private final List<String> wrong = new ArrayList<>();
  private long looked;

  /// One look; what is wrong is told in a sentence that names the place.
  void require(boolean holds, Supplier<String> otherwise) {
    looked++;
    if (!holds) {
      wrong.add(otherwise.get());
    }
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  long looked() {
    return looked;
  }
}
