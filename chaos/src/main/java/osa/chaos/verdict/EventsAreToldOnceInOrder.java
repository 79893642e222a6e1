package osa.chaos.verdict;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import osa.launcher.PartName;

/// What concerns others is told: every such event, in its words and under its stream as the key,
/// and nothing else; one stream's messages stand in one partition in the stream's order. A message
/// may stand there again: a repetition changes nothing, so its first place counts.
final class EventsAreToldOnceInOrder implements Law {

  @Override
  public String sentence() {
    return "every event that concerns others is told, in its stream's order";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.logs().keySet().forEach(service -> check(service, evidence, findings));
  }

  private static void check(PartName service, Evidence evidence, Findings findings) {
    Map<UUID, LoggedEvent> events = evidence.byId(service);
    Map<UUID, ToldMessage> told = new LinkedHashMap<>();
    for (ToldMessage message : evidence.firstTold(service)) {
      Optional<LoggedEvent> event = Optional.ofNullable(events.get(message.id()));
      if (message.tellsAPositionOnly()) {
        findings.require(
            event.map(LoggedEvent::stream).filter(message.key()::equals).isPresent(),
            () -> "a position that was never reached: " + message);
        continue;
      }
      told.put(message.id(), message);
      findings.require(
          event.flatMap(e -> Reaction.messageOf(service, e.type())).stream()
              .anyMatch(message.type()::equals),
          () -> "told and never happened: " + message);
      findings.require(
          event.map(LoggedEvent::stream).stream().allMatch(message.key()::equals),
          () -> "told under another key: " + message);
    }
    for (LoggedEvent event : events.values()) {
      if (Reaction.messageOf(service, event.type()).isPresent()) {
        findings.require(told.containsKey(event.id()), () -> "never told: " + event);
      }
    }
    checkOrder(List.copyOf(told.values()), events, findings);
  }

  private static void checkOrder(
      List<ToldMessage> told, Map<UUID, LoggedEvent> events, Findings findings) {
    Map<String, LoggedEvent> latest = new HashMap<>();
    Map<String, Integer> partitions = new HashMap<>();
    for (ToldMessage message : told) {
      LoggedEvent event = events.get(message.id());
      if (event == null) {
        continue;
      }
      LoggedEvent before = latest.put(message.key(), event);
      findings.require(
          before == null || before.version() < event.version(),
          () -> "told out of order: " + event + " after version " + before.version());
      findings.require(
          partitions.computeIfAbsent(message.key(), _ -> message.partition())
              == message.partition(),
          () -> "one stream in two partitions: " + message);
    }
  }
}
