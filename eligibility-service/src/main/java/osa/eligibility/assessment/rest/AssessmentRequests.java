package osa.eligibility.assessment.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Partner;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.kernel.rest.Dated;

/// The bodies of the commands to assessments.
public final class AssessmentRequests {

  private static final int TEXT_MAX = 500;
  private static final int ITEMS_MAX = 50;
  private static final int COUNTRIES_MAX = 20;
  private static final String ISO3 = "^[A-Z]{3}$";
  private static final String NO_CODE = "is not an ISO 3166-1 alpha-3 code";

  private AssessmentRequests() {}

  @Schema(name = "NewAssessment")
  public record Question(
      @NotNull @Pattern(regexp = ISO3, message = NO_CODE) @Schema(examples = "PHL")
          String recipientIso3,
      @NotNull
          @Schema(
              description = "The Japan date whose facts and rules apply",
              examples = "2023-11-03")
          LocalDate validOn,
      @NotEmpty @Size(max = 4) @Schema(description = "Fields of cooperation")
          List<@NotNull Pillar> pillars,
      @NotNull @Valid BeneficiaryEntry beneficiary,
      @NotEmpty @Size(max = ITEMS_MAX) List<@NotNull @Valid ItemEntry> items,
      @Size(max = COUNTRIES_MAX)
          @Schema(description = "Third countries that take part; never assessed, paid nothing")
          List<@NotNull @Valid PartnerEntry> partners,
      @Size(max = COUNTRIES_MAX)
          @Schema(description = "Neighbours whose conflicts are shown, without weight")
          List<@NotNull @Pattern(regexp = ISO3, message = NO_CODE) String> contextCountries,
      @NotNull @Valid UndertakingsEntry undertakings,
      @Pattern(regexp = "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", message = "is not a grant identifier")
          @Schema(description = "The grant it is for; left out for a question beforehand")
          String grantId,
      LocalDate occurredOn)
      implements Dated {

    AssessmentRequest request() {
      return new AssessmentRequest(
          recipientIso3,
          validOn,
          pillars,
          new Beneficiary(beneficiary.name(), beneficiary.kind()),
          items.stream().map(ItemEntry::line).toList(),
          partners == null ? List.of() : partners.stream().map(PartnerEntry::partner).toList(),
          contextCountries == null ? List.of() : contextCountries,
          new Undertakings(undertakings.otherPurposeUse(), undertakings.thirdPartyTransfer()),
          grantId);
    }
  }

  @Schema(name = "Beneficiary", description = "The body that is to use the items")
  public record BeneficiaryEntry(
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "Philippine Navy") String name,
      @NotNull BeneficiaryKind kind) {

    static BeneficiaryEntry of(Beneficiary beneficiary) {
      return new BeneficiaryEntry(beneficiary.name(), beneficiary.kind());
    }
  }

  @Schema(name = "ItemLine")
  public record ItemEntry(
      @NotBlank @Size(max = 40) @Schema(examples = "L1") String lineId,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "Coastal radar system") String description,
      @NotNull ItemKind kind,
      @NotNull @Min(1) @Max(1_000_000) @Schema(description = "Pieces", examples = "5")
          Integer quantity,
      @NotNull
          @Schema(
              description =
                  "Whether arms are fitted, or it is lethal for another reason than its kind")
          Boolean armed) {

    static ItemEntry of(ItemLine line) {
      return new ItemEntry(
          line.lineId(), line.description(), line.kind(), line.quantity(), line.armed());
    }

    ItemLine line() {
      return new ItemLine(lineId, description, kind, quantity, armed);
    }
  }

  @Schema(name = "Partner")
  public record PartnerEntry(
      @NotNull @Pattern(regexp = ISO3, message = NO_CODE) @Schema(examples = "SGP") String iso3,
      @NotNull Partner.Role role) {

    static PartnerEntry of(Partner partner) {
      return new PartnerEntry(partner.iso3(), partner.role());
    }

    Partner partner() {
      return new Partner(iso3, role);
    }
  }

  @Schema(
      name = "Undertakings",
      description = "What the recipient undertakes to do only with Japan's prior consent")
  public record UndertakingsEntry(
      @NotNull @Schema(description = "Undertaken: no use for another purpose")
          Boolean otherPurposeUse,
      @NotNull @Schema(description = "Undertaken: no transfer to a third party")
          Boolean thirdPartyTransfer) {

    static UndertakingsEntry of(Undertakings given) {
      return new UndertakingsEntry(given.otherPurposeUse(), given.thirdPartyTransfer());
    }
  }

  @Schema(name = "ReferralDecisionRequest")
  public record Decision(
      @NotNull ReferralDecision decision,
      @NotBlank
          @Size(max = TEXT_MAX)
          @Schema(
              description = "Why, to be read back years later",
              examples = "Cannot be used in the border conflict")
          String reason,
      LocalDate occurredOn)
      implements Dated {}
}
