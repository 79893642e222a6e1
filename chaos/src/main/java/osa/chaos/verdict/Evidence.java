package osa.chaos.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.chaos.load.Promise;
import osa.launcher.PartName;

/// Everything that the verdict rests on, as it was found when nothing moved any more.
///
/// @param logs each service's events, in the order in which readers meet them
/// @param told what each service has told the others, by partition in the order of their offsets
/// @param heard the ids of the messages that each service remembers to have handled
/// @param views what the services show, by stream: every grant, fiscal year and assessment
/// @param unfinished what should have come to an end before and has not, in sentences
public record Evidence(
    Map<PartName, List<LoggedEvent>> logs,
    Map<PartName, List<ToldMessage>> told,
    Map<PartName, Set<UUID>> heard,
    List<Promise> promises,
    List<DeadLetter> deadLetters,
    Map<String, JsonNode> views,
    List<String> unfinished) {

  public Stream<LoggedEvent> events() {
    return logs.values().stream().flatMap(List::stream);
  }

  /// The streams of a category, each with its events in the order of their versions.
  Map<String, List<LoggedEvent>> streams(PartName service, String category) {
    Map<String, List<LoggedEvent>> streams = new LinkedHashMap<>();
    for (LoggedEvent event : logs.get(service)) {
      if (event.category().equals(category)) {
        streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
      }
    }
    streams
        .values()
        .forEach(events -> events.sort((a, b) -> Long.compare(a.version(), b.version())));
    return streams;
  }

  /// A service's events by what caused them.
  Map<UUID, List<LoggedEvent>> reactions(PartName service) {
    return logs.get(service).stream()
        .filter(event -> event.isReaction() && !event.isOfTheKernel())
        .collect(Collectors.groupingBy(LoggedEvent::causation));
  }

  Map<UUID, LoggedEvent> byId(PartName service) {
    return logs.get(service).stream()
        .collect(Collectors.toMap(LoggedEvent::id, Function.identity(), (first, _) -> first));
  }

  Optional<JsonNode> view(String stream) {
    return Optional.ofNullable(views.get(stream));
  }

  /// The messages of a service, each where it first stands.
  List<ToldMessage> firstTold(PartName service) {
    Map<UUID, ToldMessage> first = new LinkedHashMap<>();
    told.get(service).forEach(message -> first.putIfAbsent(message.id(), message));
    return List.copyOf(first.values());
  }

  public long messages() {
    return told.values().stream().mapToLong(List::size).sum();
  }
}
