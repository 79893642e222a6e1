package osa.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every step of a run, in order, and a hash of all of them: two runs with one hash did the same.
public final class Trace {

  private static final int SHOWN_MAX = 60;

  private record Step(long atMicros, String task, String what, Object about) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%12.6f  %-34s %-24s %s", atMicros / 1e6, task, what, about);
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private long hash = 17;

  /// @param about what the step concerns; its hash code must not depend on the machine
  void add(long atMicros, String task, String what, Object about) {
    steps.add(new Step(atMicros, task, what, about));
    hash = 31 * hash + atMicros;
    hash = 31 * hash + task.hashCode();
    hash = 31 * hash + what.hashCode();
    hash = 31 * hash + about.hashCode();
  }

  public long hash() {
    return hash;
  }

  public int length() {
    return steps.size();
  }

  /// The kinds of steps that occurred.
  public Set<String> kinds() {
    return steps.stream().map(Step::what).collect(Collectors.toCollection(TreeSet::new));
  }

  public Duration lasted() {
    return Duration.ofNanos(1000 * (steps.getLast().atMicros() - steps.getFirst().atMicros()));
  }

  /// The last steps that concern something, or simply the last ones when none does.
  String concerning(Object about) {
    List<Step> relevant = steps.stream().filter(step -> mentions(step.about(), about)).toList();
    List<Step> shown = relevant.isEmpty() ? steps : relevant;
    return shown.subList(Math.max(0, shown.size() - SHOWN_MAX), shown.size()).stream()
        .map(Step::toString)
        .collect(Collectors.joining("\n"));
  }

  private static boolean mentions(Object step, Object about) {
    return about != null && step.toString().contains(about.toString());
  }
}
