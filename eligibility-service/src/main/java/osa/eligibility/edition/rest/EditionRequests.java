package osa.eligibility.edition.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.rest.CountryRequests.CitedSource;
import osa.kernel.rest.Dated;

/// The bodies of the commands to editions. `csv` is the text of the file, line breaks and all.
public final class EditionRequests {

  private static final int TEXT_MAX = 500;
  private static final String CSV =
      "The file, RFC 4180, separated by commas; the first line names the columns. ";

  private EditionRequests() {}

  @Schema(name = "NewIncomeGroupEdition")
  public record IncomeGroupFile(
      @NotNull
          @Min(2000)
          @Max(2199)
          @Schema(
              description = "The World Bank's fiscal year; 2024 runs from 2023-07-01 to 2024-06-30",
              examples = "2024")
          Integer worldBankYear,
      @NotNull
          @Schema(
              description =
                  CSV
                      + "`iso3` (or `Code`), `group` (or `Income group`): L, LM, UM, H or the"
                      + " Bank's words; empty or `..` is unclassified. `Economy`, `Region` and"
                      + " `Lending category` may be there and are not read",
              examples = "iso3,group\nPHL,UM\nVEN,\n")
          String csv,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "NewDacListEdition")
  public record DacListFile(
      @NotNull @Schema(examples = "2026-01-01") LocalDate validFrom,
      @Schema(description = "The first day on which it holds no more; left out: no end is known")
          LocalDate validTo,
      @NotNull
          @Schema(
              description = CSV + "`iso3`, `listed` (or `dac_oda_recipient`): yes or no",
              examples = "iso3,listed\nPHL,yes\nGUY,no\n")
          String csv,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "NewConflictEdition")
  public record ConflictFile(
      @NotNull
          @Schema(
              description =
                  CSV
                      + "`iso3` (or `country_iso3`), `conflict`, `type`: interstate, intrastate,"
                      + " internationalised-intrastate; `intensity`: minor, war, border-clash;"
                      + " `start_date`; `end_date`, the last day of fighting, empty while it goes"
                      + " on; `note` if there is one",
              examples =
                  "iso3,conflict,type,intensity,start_date,end_date\n"
                      + "THA,Thailand vs Cambodia,interstate,border-clash,2025-05-28,\n")
          String csv,
      @NotNull @Valid CitedSource source,
      @NotNull Confidence confidence,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "NewEditionPreview")
  public record AnotherPreview(LocalDate occurredOn) implements Dated {}

  @Schema(name = "EditionAcceptance")
  public record Acceptance(
      @NotNull
          @Pattern(regexp = "^[0-9a-f]{64}$", message = "is not a SHA-256 in hex")
          @Schema(description = "Hash of the preview that was looked at")
          String previewHash,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "EditionDiscard")
  public record Discard(
      @NotBlank @Size(max = TEXT_MAX) @Schema(description = "Why, to be read back years later")
          String reason,
      LocalDate occurredOn)
      implements Dated {}
}
