package osa.eligibility.lab.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.lab.domain.AlterationText;
import osa.eligibility.lab.domain.AlteredFact;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.policy.domain.Policy;
import osa.kernel.rest.Dated;

/// The bodies of the commands to back-tests.
public final class BackTestRequests {

  private static final int REASON_MAX = 1_000;
  private static final int DAYS_MAX = 1_000;
  private static final int COUNTRIES_MAX = 300;
  private static final int ALTERATIONS_MAX = 500;
  private static final int GRANTS_MAX = 5_000;
  private static final String ISO3 = "^[A-Z]{3}$";
  private static final String NO_CODE = "is not an ISO 3166-1 alpha-3 code";

  private BackTestRequests() {}

  @Schema(name = "NewBackTest")
  public record Question(
      @Size(max = 2)
          @Schema(description = "Models to try, at most one of each policy; none for a what-if")
          List<@NotNull @Valid CandidateEntry> candidates,
      @Schema(description = "Whether every stored assessment is a case; true when left out")
          Boolean assessments,
      @Schema(
              description =
                  "With which facts those are judged again; THEN, as they were known, when left"
                      + " out")
          FactsAsKnown facts,
      @Valid @Schema(description = "Cases of every country, item kind and day; none when left out")
          GridEntry grid,
      @Size(max = ALTERATIONS_MAX)
          @Schema(description = "Facts supposed to be otherwise, later ones over earlier; not kept")
          List<@NotNull @Valid AlterationEntry> alterations,
      @Size(max = GRANTS_MAX)
          @Schema(description = "The yen of grants by their identifiers, for the report's sum")
          Map<String, @NotNull @Min(0) Long> grantAmountsJpy,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "CandidateModel", description = "Either a rule set by its id, or a model as text")
  public record CandidateEntry(
      @Schema(description = "Whose version it takes the place of; needed with a model")
          Policy policy,
      @Size(max = 80) @Schema(examples = "3P-2026") String ruleSetId,
      @Schema(description = "DMN 1.3, as a DMN editor writes it") String model,
      @Schema(description = "The day from which it would hold; all days when left out")
          LocalDate validFrom) {}

  @Schema(name = "BackTestGrid")
  public record GridEntry(
      @Size(max = DAYS_MAX)
          @Schema(
              description =
                  "When left out, the days on which a version begins to hold, and those before")
          List<@NotNull LocalDate> days,
      @Size(max = 50) @Schema(description = "All of them when left out")
          List<@NotNull ItemKind> itemKinds,
      @Size(max = COUNTRIES_MAX) @Schema(description = "All registered ones when left out")
          List<@NotNull @Pattern(regexp = ISO3, message = NO_CODE) String> countries) {}

  @Schema(name = "Alteration", description = "One fact about a country, supposed to be otherwise")
  public record AlterationEntry(
      @NotNull @Pattern(regexp = ISO3, message = NO_CODE) @Schema(examples = "VNM") String iso3,
      @NotNull AlteredFact fact,
      @Schema(
              description =
                  "Which restriction (TREATY, UN_MEASURES, PARTY_TO_CONFLICT), or which conflicts"
                      + " (INTERNAL, INTERSTATE, ANY)")
          String about,
      @NotBlank
          @Schema(
              description =
                  "A word of the fact's vocabulary, such as H, LISTED, IN_FORCE, GREY_AREA, YES",
              examples = "H")
          String becomes,
      @Schema(description = "First day on which it is supposed; all days when left out")
          LocalDate validFrom,
      @Schema(description = "First day on which it is no more; no end when left out")
          LocalDate validTo) {

    AlterationText text() {
      return new AlterationText(iso3, fact, about, becomes, validFrom, validTo);
    }
  }

  @Schema(name = "BackTestCancellation")
  public record Cancellation(@NotBlank @Size(max = REASON_MAX) String reason, LocalDate occurredOn)
      implements Dated {}
}
