package osa.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the command line asks for.
///
/// @param quick one short round of everything: does it work, not how fast is it
/// @param only the sections to run; empty for all
/// @param eventsMax how long the log grows in the section `replay`
record Options(boolean quick, Set<String> only, long eventsMax) {

  private static final long EVENTS = 1_000_000;
  private static final long EVENTS_QUICK = 20_000;
  private static final long EVENTS_MIN = 10_000;

  /// @throws IllegalArgumentException saying what is wrong with the line
  static Options parse(List<String> line, Set<String> sections) {
    boolean quick = false;
    Set<String> only = new LinkedHashSet<>();
    long eventsMax = 0;
    Deque<String> left = new ArrayDeque<>(line);
    while (!left.isEmpty()) {
      String word = left.pop();
      switch (word) {
        case "--quick" -> quick = true;
        case "--only" -> only.addAll(List.of(valueOf(word, left).split(",")));
        case "--events-max" -> eventsMax = number(valueOf(word, left));
        default -> throw new IllegalArgumentException("bench does not know " + word);
      }
    }
    for (String name : only) {
      if (!sections.contains(name)) {
        throw new IllegalArgumentException(
            "there is no section " + name + "; there are " + String.join(", ", sections));
      }
    }
    if (eventsMax == 0) {
      eventsMax = quick ? EVENTS_QUICK : EVENTS;
    }
    return new Options(quick, Set.copyOf(only), eventsMax);
  }

  boolean includes(String section) {
    return only.isEmpty() || only.contains(section);
  }

  /// Only a whole run is worth keeping.
  boolean isWhole() {
    return only.isEmpty() && !quick;
  }

  private static String valueOf(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.pop();
  }

  private static long number(String text) {
    if (!text.matches("[1-9][0-9]{4,8}")) {
      throw new IllegalArgumentException(
          "--events-max is a number of at least " + EVENTS_MIN + ", such as 10000000");
    }
    return Long.parseLong(text);
  }
}
