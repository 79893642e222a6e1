package osa.eligibility.lab.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.Facts;
import osa.kernel.RecordedEvent;

/// The files of all countries as they were at one moment.
///
/// @param byCountry each country's events in the order of its stream, by its ISO code
public record KnownFacts(
    Map<String, List<RecordedEvent<CountryEvent>>> byCountry, Instant knownAt) {

  /// @param events those of all countries, each stream in order
  public static KnownFacts of(List<RecordedEvent<?>> events, Instant knownAt) {
    Map<String, List<RecordedEvent<CountryEvent>>> byCountry = new TreeMap<>();
    for (RecordedEvent<?> event : events) {
      byCountry
          .computeIfAbsent(event.stream().id(), _ -> new ArrayList<>())
          .add(event.map(CountryEvent.class::cast));
    }
    return new KnownFacts(byCountry, knownAt);
  }

  /// Empty when the country was not registered by then.
  Optional<Facts> of(String iso3, LocalDate validOn) {
    return Facts.of(byCountry.getOrDefault(iso3, List.of()), validOn, knownAt);
  }

  public SequencedSet<String> countries() {
    return new TreeSet<>(byCountry.keySet());
  }
}
