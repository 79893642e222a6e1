package osa.simulation.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every step of a run, in order, and a hash of all of them: two runs with one hash did the same.
public final class Trace {

  private static final int SHOWN_MAX = 60;

  private record Step(long atMicros, String task, String what, Object about, boolean trouble) {

    boolean concerns(String wanted) {
      return trouble || about.toString().contains(wanted);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%12.6f  %-34s %-24s %s", atMicros / 1e6, task, what, about);
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int troubles;
  private long hash = 17;

  /// @param about what the step concerns; its hash code must not depend on the machine
  /// @param trouble whether something went wrong, and so may concern everything
  void add(long atMicros, String task, String what, Object about, boolean trouble) {
    steps.add(new Step(atMicros, task, what, about, trouble));
    counts.merge(what, 1, Integer::sum);
    troubles += trouble ? 1 : 0;
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

  /// How often each kind of step occurred.
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /// How often something went wrong.
  public int troubles() {
    return troubles;
  }

  /// The last steps that concern something, and what went wrong in between; simply the last steps
  /// when none does.
  String concerning(Object about) {
    List<Step> shown = about == null ? steps : until(about.toString());
    return shown.subList(Math.max(0, shown.size() - SHOWN_MAX), shown.size()).stream()
        .map(Step::toString)
        .collect(Collectors.joining("\n"));
  }

  private List<Step> until(String about) {
    return steps.stream().anyMatch(step -> !step.trouble() && step.concerns(about))
        ? steps.stream().filter(step -> step.concerns(about)).toList()
        : steps;
  }
}
