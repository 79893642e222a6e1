package osa.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import osa.simulation.Simulation.Run;

/// What happened in many runs, added up.
final class Figures {

  /// How a crash is named in a trace, before the await point.
  static final String CRASH_AT = "crash at ";

  private final Map<String, Integer> steps = new TreeMap<>();
  private final Set<String> eventTypes = new TreeSet<>();
  private final Set<String> awaitPoints = new TreeSet<>();
  private int seeds;
  private long troubles;

  void add(Run run) {
    seeds++;
    troubles += run.trace().troubles();
    run.trace().counts().forEach((kind, count) -> steps.merge(kind, count, Integer::sum));
    eventTypes.addAll(run.eventTypes());
    awaitPoints.addAll(run.awaitPoints());
  }

  /// The kinds of steps that occurred.
  Set<String> kinds() {
    return steps.keySet();
  }

  Set<String> eventTypes() {
    return eventTypes;
  }

  /// The kinds of await points at which a service could have died.
  Set<String> awaitPoints() {
    return awaitPoints;
  }

  private long of(String prefix) {
    return steps.entrySet().stream()
        .filter(kind -> kind.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String toString() {
    return "%,d seeds: %,d steps, %,d faults and their echoes, of them %,d crashes; "
            .formatted(seeds, of(""), troubles, of(CRASH_AT))
        + "%,d requests, %,d appends, %,d messages arrived, %,d were dead letters"
            .formatted(of("ask "), of("append"), of("arrives"), of("dead letter"));
  }
}
