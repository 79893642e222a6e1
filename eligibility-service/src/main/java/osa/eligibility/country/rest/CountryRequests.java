package osa.eligibility.country.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.Fact;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.RestrictionKind;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.rest.Dated;

/// The bodies of the commands to a country's file. Periods are half-open Japan dates: `validFrom`
/// belongs to them, `validTo` does not and is left out while no end is known. `occurredOn` is the
/// Japan date on which the fact was established, today when it is absent.
public final class CountryRequests {

  private static final int TEXT_MAX = 500;
  private static final int FACTS_MAX = 50;

  private CountryRequests() {}

  @Schema(name = "Source", description = "Where a fact was read")
  public record CitedSource(
      @NotNull SourceKind kind,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "MOFA press release 2023-11-03")
          String title,
      @Size(max = 2_000)
          @Schema(
              nullable = true,
              examples = "https://www.mofa.go.jp/mofaj/press/release/press4_009835.html")
          String url) {

    public osa.eligibility.country.domain.Source cited() {
      return new osa.eligibility.country.domain.Source(kind, title, url);
    }
  }

  @Schema(name = "NewCountry")
  public record Registration(
      @NotNull
          @Pattern(regexp = "^[A-Z]{3}$", message = "is not an ISO 3166-1 alpha-3 code")
          @Schema(examples = "PHL")
          String iso3,
      @Pattern(regexp = "^[A-Z]{2}$", message = "is not an ISO 3166-1 alpha-2 code")
          @Schema(examples = "PH")
          String iso2,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "Philippines") String name,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "East Asia & Pacific") String region,
      @Size(max = FACTS_MAX) List<@NotNull @Valid IncomeGroupEntry> incomeGroups,
      @Size(max = FACTS_MAX) List<@NotNull @Valid DacListingEntry> dacListings,
      @Size(max = FACTS_MAX) List<@NotNull @Valid TransferAgreementEntry> transferAgreements,
      LocalDate occurredOn)
      implements Dated {

    RegisterCountry command() {
      return new RegisterCountry(
          iso3,
          iso2,
          name,
          region,
          orEmpty(incomeGroups).stream().map(IncomeGroupEntry::fact).toList(),
          orEmpty(dacListings).stream().map(DacListingEntry::fact).toList(),
          orEmpty(transferAgreements).stream().map(TransferAgreementEntry::fact).toList());
    }

    private static <T> List<T> orEmpty(List<T> entries) {
      return entries == null ? List.of() : entries;
    }
  }

  public record IncomeGroupEntry(
      @NotNull @Min(2000) @Max(2199) @Schema(examples = "2024") Integer worldBankYear,
      @NotNull IncomeGroup group,
      @NotNull @Schema(examples = "2023-07-01") LocalDate validFrom,
      @Schema(examples = "2024-07-01") LocalDate validTo,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence) {

    Fact.IncomeClassification fact() {
      return new Fact.IncomeClassification(
          worldBankYear, group, validFrom, validTo, source.cited(), confidence);
    }
  }

  public record DacListingEntry(
      @NotNull Boolean listed,
      @NotNull @Schema(examples = "2024-01-01") LocalDate validFrom,
      LocalDate validTo,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence) {

    Fact.DacListing fact() {
      return new Fact.DacListing(listed, validFrom, validTo, source.cited(), confidence);
    }
  }

  public record TransferAgreementEntry(
      @Schema(examples = "2024-12-11") LocalDate signedOn,
      @Schema(examples = "2025-01-22") LocalDate inForceOn,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence) {

    Fact.TransferAgreement fact() {
      return new Fact.TransferAgreement(signedOn, inForceOn, source.cited(), confidence);
    }
  }

  public record NewIncomeGroup(
      @NotNull
          @Min(2000)
          @Max(2199)
          @Schema(description = "The World Bank's fiscal year", examples = "2024")
          Integer worldBankYear,
      @NotNull IncomeGroup group,
      @NotNull @Schema(examples = "2023-07-01") LocalDate validFrom,
      @Schema(examples = "2024-07-01") LocalDate validTo,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.IncomeClassification fact() {
      return new Fact.IncomeClassification(
          worldBankYear, group, validFrom, validTo, source.cited(), confidence);
    }
  }

  public record NewDacListing(
      @NotNull Boolean listed,
      @NotNull @Schema(examples = "2024-01-01") LocalDate validFrom,
      LocalDate validTo,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.DacListing fact() {
      return new Fact.DacListing(listed, validFrom, validTo, source.cited(), confidence);
    }
  }

  public record NewTransferAgreement(
      @Schema(examples = "2024-12-11") LocalDate signedOn,
      @Schema(examples = "2025-01-22") LocalDate inForceOn,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.TransferAgreement fact() {
      return new Fact.TransferAgreement(signedOn, inForceOn, source.cited(), confidence);
    }
  }

  public record NewRestriction(
      @NotNull RestrictionKind kind,
      @NotNull LocalDate validFrom,
      LocalDate validTo,
      @Size(max = TEXT_MAX) String note,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.Restriction fact() {
      return new Fact.Restriction(kind, validFrom, validTo, note, source.cited(), confidence);
    }
  }

  public record NewConflictSignal(
      @NotBlank
          @Size(max = TEXT_MAX)
          @Schema(examples = "UCDP 209: Government of Philippines vs CPP")
          String conflict,
      @NotNull ConflictScope scope,
      @NotNull Fact.ConflictSignal.Intensity intensity,
      @NotNull @Schema(examples = "1999-06-06") LocalDate startedOn,
      @Schema(description = "The last day of fighting; left out while it goes on")
          LocalDate endedOn,
      @Size(max = TEXT_MAX) String note,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.ConflictSignal fact() {
      return new Fact.ConflictSignal(
          conflict, scope, intensity, startedOn, endedOn, note, source.cited(), confidence);
    }
  }

  public record NewDetermination(
      @NotNull Fact.Determination.Finding finding,
      @NotNull Fact.Determination.Scope scope,
      @NotNull @Schema(examples = "2023-11-03") LocalDate validFrom,
      LocalDate validTo,
      @NotBlank
          @Size(max = TEXT_MAX)
          @Schema(examples = "A grant was made while the insurgencies were active")
          String reason,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {

    Fact.Determination fact() {
      return new Fact.Determination(
          finding, scope, validFrom, validTo, reason, source.cited(), confidence);
    }
  }
}
