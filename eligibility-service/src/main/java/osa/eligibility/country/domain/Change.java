package osa.eligibility.country.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.kernel.RecordedEvent;

/// What the recording of one fact changed in a country's file.
///
/// @param eventId the event that recorded it
/// @param from the first day on which the file says something else than before; null when that is
///     so on all days
public record Change(UUID eventId, String iso3, Fact fact, LocalDate from) {

  /// @param history the country's events up to the recording at least, in stream order
  /// @param recording one of them
  public static Change of(
      List<RecordedEvent<CountryEvent>> history, RecordedEvent<? extends FactRecorded> recording) {
    Fact fact = recording.data().fact();
    return new Change(
        recording.id(),
        recording.stream().id(),
        fact,
        changesFrom(fact, replaced(history, recording)));
  }

  /// A fact that is recorded again with another end changes nothing before the earlier of the two
  /// ends. Everything else speaks of all its days.
  private static LocalDate changesFrom(Fact fact, Optional<Fact> replaced) {
    return replaced
        .filter(before -> before.statement().equals(fact.statement()))
        .filter(before -> before.confidence() == fact.confidence())
        .map(before -> earlier(before.valid().to(), fact.valid().to()))
        .orElse(fact.valid().from());
  }

  /// Null, which stands for no end, is the latest.
  private static LocalDate earlier(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Optional<Fact> replaced(
      List<RecordedEvent<CountryEvent>> history, RecordedEvent<? extends FactRecorded> recording) {
    Fact fact = recording.data().fact();
    Fact replaced = null;
    for (RecordedEvent<CountryEvent> event : history) {
      if (event.version() < recording.version()
          && event.data() instanceof FactRecorded earlier
          && earlier.fact().slot().equals(fact.slot())) {
        replaced = earlier.fact();
      }
    }
    return Optional.ofNullable(replaced);
  }
}
