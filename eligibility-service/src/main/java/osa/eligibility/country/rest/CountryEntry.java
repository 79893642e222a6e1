package osa.eligibility.country.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.country.view.CountrySummary;

/// A country in the list; its facts are read one country at a time.
@Schema(name = "CountryEntry")
public record CountryEntry(
    @Schema(examples = "PHL") String iso3,
    @Schema(examples = "PH", nullable = true) String iso2,
    @Schema(examples = "Philippines") String name,
    @Schema(examples = "East Asia & Pacific") String region,
    @Schema(description = "Number of events") long version) {

  static CountryEntry of(CountrySummary country) {
    return new CountryEntry(
        country.iso3, country.iso2, country.name, country.region, country.version);
  }
}
