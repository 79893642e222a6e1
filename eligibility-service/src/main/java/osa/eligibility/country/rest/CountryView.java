package osa.eligibility.country.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact;
import osa.eligibility.country.domain.Fact.Determination.Finding;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Known;
import osa.eligibility.country.view.CountrySummary;

/// A country and what held on one day, as known at one instant. What nobody has recorded is null.
@Schema(name = "Country")
public record CountryView(
    @Schema(examples = "PHL") String iso3,
    @Schema(examples = "PH", nullable = true) String iso2,
    @Schema(examples = "Philippines") String name,
    @Schema(examples = "East Asia & Pacific") String region,
    @Schema(description = "Number of events; the ETag") long version,
    @Schema(description = "The day that the facts are about") LocalDate validOn,
    @Schema(description = "What was recorded by then is taken into account") Instant knownAt,
    @Schema(nullable = true) IncomeGroup incomeGroup,
    @Schema(nullable = true) Boolean dacListed,
    @Schema(description = "Whether a transfer agreement is in force") boolean transferAgreement,
    @Schema(nullable = true, description = "Determined about internal conflicts")
        Finding internalConflicts,
    @Schema(nullable = true, description = "Determined about conflicts between states")
        Finding interstateConflicts,
    @Schema(description = "Every fact that this answer rests on") List<FactView> facts) {

  /// A fact and the event that recorded it.
  @Schema(name = "Fact")
  public record FactView(
      @Schema(examples = "INCOME_GROUP") String kind,
      @Schema(examples = "World Bank FY2024: income group LM") String statement,
      @Schema(nullable = true, description = "Null when it has always been so") LocalDate validFrom,
      @Schema(nullable = true, description = "The first day on which it no longer holds")
          LocalDate validTo,
      CountryRequests.CitedSource source,
      osa.eligibility.country.domain.Confidence confidence,
      UUID eventId,
      @Schema(description = "Place in the country's stream") long streamVersion,
      Instant recordedAt) {

    static FactView of(Known<?> known) {
      Fact fact = known.fact();
      return new FactView(
          fact.timeline().question(),
          fact.statement(),
          fact.valid().from(),
          fact.valid().to(),
          new CountryRequests.CitedSource(
              fact.source().kind(), fact.source().title(), fact.source().url()),
          fact.confidence(),
          known.eventId(),
          known.version(),
          known.recordedAt());
    }
  }

  static CountryView of(CountrySummary country, Facts facts) {
    return new CountryView(
        country.iso3,
        country.iso2,
        country.name,
        country.region,
        country.version,
        facts.validOn(),
        facts.knownAt(),
        facts.income().map(known -> known.fact().group()).orElse(null),
        facts.dacListing().map(known -> known.fact().listed()).orElse(null),
        facts.agreement().isPresent(),
        facts.determination(ConflictScope.INTERNAL).map(CountryView::finding).orElse(null),
        facts.determination(ConflictScope.INTERSTATE).map(CountryView::finding).orElse(null),
        facts.all().stream().map(FactView::of).toList());
  }

  private static Finding finding(Known<Fact.Determination> known) {
    return known.fact().finding();
  }
}
