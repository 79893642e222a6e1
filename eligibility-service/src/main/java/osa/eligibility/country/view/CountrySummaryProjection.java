package osa.eligibility.country.view;

import jakarta.inject.Singleton;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Lists the countries. The row starts with the registration, which is the first event of every
/// country's stream.
@Singleton
public final class CountrySummaryProjection implements Projection<CountrySummary> {

  @Override
  public String category() {
    return CountryId.CATEGORY;
  }

  @Override
  public Class<CountrySummary> viewType() {
    return CountrySummary.class;
  }

  @Override
  public CountrySummary initial(StreamId stream) {
    CountrySummary country = new CountrySummary();
    country.iso3 = stream.id();
    return country;
  }

  @Override
  public void apply(CountrySummary country, RecordedEvent<?> event) {
    country.version = event.version();
    switch ((CountryEvent) event.data()) {
      case CountryRegistered(var _, var iso2, var name, var region) -> {
        country.iso2 = iso2;
        country.name = name;
        country.region = region;
      }
      case FactRecorded _ -> {}
    }
  }
}
