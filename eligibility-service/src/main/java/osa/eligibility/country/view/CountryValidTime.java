package osa.eligibility.country.view;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.kernel.RecordedEvent;
import osa.kernel.projection.ValidTime;

/// A fact holds from the first day that it speaks of, whenever it was recorded, and a country is
/// one on every day.
@Singleton
public final class CountryValidTime implements ValidTime {

  @Override
  public String category() {
    return CountryId.CATEGORY;
  }

  @Override
  public List<LocalDate> holdsFrom(List<RecordedEvent<?>> events, List<LocalDate> occurredOn) {
    return events.stream().map(event -> holdsFrom((CountryEvent) event.data())).toList();
  }

  private static LocalDate holdsFrom(CountryEvent event) {
    return switch (event) {
      case CountryRegistered _ -> LocalDate.MIN;
      case FactRecorded recorded ->
          Optional.ofNullable(recorded.fact().valid().from()).orElse(LocalDate.MIN);
    };
  }
}
