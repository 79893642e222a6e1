package osa.chaos.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import osa.chaos.load.Promise;

/// Every command that was answered has exactly the events that its answer stands for: all of them
/// when it was done, however often it was sent, none when it was refused; the same key had the same
/// answer; and nobody did anything that was not asked for.
final class CommandsHaveTheirEffectOnce implements Law {

  @Override
  public String sentence() {
    return "every command has exactly its events, once";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    Map<UUID, List<LoggedEvent>> effects = new HashMap<>();
    evidence
        .events()
        .filter(LoggedEvent::isCommanded)
        .forEach(
            event ->
                effects.computeIfAbsent(event.correlation(), _ -> new ArrayList<>()).add(event));
    Set<UUID> asked = new HashSet<>();
    for (Promise promise : evidence.promises()) {
      asked.add(promise.correlation());
      check(promise, effects.getOrDefault(promise.correlation(), List.of()), findings);
    }
    effects.forEach(
        (correlation, events) ->
            findings.require(
                asked.contains(correlation), () -> "nobody asked for " + events.getFirst()));
  }

  private static void check(Promise promise, List<LoggedEvent> found, Findings findings) {
    findings.require(promise.answered(), () -> "no answer ever came to " + promise);
    findings.require(promise.repeatedWell(), () -> "the same key had another answer: " + promise);
    List<String> types =
        found.stream()
            .sorted((a, b) -> Long.compare(a.version(), b.version()))
            .map(LoggedEvent::type)
            .toList();
    // What was never answered may have happened or not, but not in part and not twice.
    boolean asPromised =
        types.equals(promise.done() ? promise.effects() : List.of())
            || (!promise.answered() && types.equals(promise.effects()));
    findings.require(
        asPromised,
        () ->
            "answered %d, and its events are %s instead of %s: %s"
                .formatted(
                    promise.status(), types, promise.done() ? promise.effects() : "none", promise));
    findings.require(
        found.stream()
            .allMatch(
                event -> promise.stream().isEmpty() || event.stream().equals(promise.stream())),
        () -> "events in another stream: " + promise);
  }
}
