package osa.chaos.verdict;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Versions count from 1 without a gap, no id stands for two events, and whoever reads the whole
/// log meets each stream's events in the order of their versions.
final class StreamsHaveNoGaps implements Law {

  private static final Comparator<LoggedEvent> READING_ORDER =
      Comparator.comparingLong(LoggedEvent::transaction).thenComparingLong(LoggedEvent::position);

  @Override
  public String sentence() {
    return "streams have no gap, and readers meet them in order";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    Set<UUID> ids = new HashSet<>();
    for (List<LoggedEvent> log : evidence.logs().values()) {
      Map<String, Long> versions = new HashMap<>();
      for (LoggedEvent event : log.stream().sorted(READING_ORDER).toList()) {
        long expected = versions.getOrDefault(event.stream(), 0L) + 1;
        findings.require(
            event.version() == expected,
            () -> "a reader meets %s, where version %d should be".formatted(event, expected));
        findings.require(ids.add(event.id()), () -> "two events are " + event.id() + ": " + event);
        versions.put(event.stream(), event.version());
      }
    }
  }
}
