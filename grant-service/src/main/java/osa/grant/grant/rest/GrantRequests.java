package osa.grant.grant.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.BeneficiaryKind;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Partner;
import osa.grant.grant.domain.PartnerRole;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.kernel.rest.Dated;

/// The body that names a candidate. `occurredOn` is a Japan date, today when it is absent.
public final class GrantRequests {

  static final int TEXT_MAX = 500;
  static final int NAME_MAX = 200;
  static final int LIST_MAX = 100;
  static final String ISO3 = "^[A-Z]{3}$";
  static final String NO_ISO3 = "is not three capital letters";

  /// What names a lot or an item line within its grant.
  static final String LOCAL_ID = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$";

  static final String NO_LOCAL_ID = "is not 1 to 40 letters, digits, dots, dashes or underscores";

  private GrantRequests() {}

  @Schema(name = "Candidate")
  public record Candidate(
      @NotBlank @Size(max = NAME_MAX) @Schema(examples = "Coastal radar system for the Philippines")
          String title,
      @NotNull
          @Pattern(regexp = ISO3, message = NO_ISO3)
          @Schema(description = "ISO 3166-1 alpha-3", examples = "PHL")
          String recipientIso3,
      @NotNull @Valid CandidateBeneficiary beneficiary,
      @NotEmpty
          @Size(max = LIST_MAX)
          @Schema(description = "Fields of cooperation", examples = "[\"P1\"]")
          List<@NotNull Pillar> pillars,
      @NotEmpty @Size(max = LIST_MAX) List<@NotNull @Valid CandidateItem> items,
      @Size(max = LIST_MAX) @Schema(description = "Third countries that take part, unpaid")
          List<@NotNull @Valid CandidatePartner> partners,
      @Size(max = LIST_MAX)
          @Schema(description = "Countries to show beside the assessment", examples = "[\"KHM\"]")
          List<@NotNull @Pattern(regexp = ISO3, message = NO_ISO3) String> contextCountries,
      @NotNull @Valid CandidateUndertakings undertakings,
      @Schema(examples = "2023-04-05") LocalDate occurredOn)
      implements Dated {

    Proposal proposal() {
      return new Proposal(
          title,
          recipientIso3,
          new Beneficiary(beneficiary.name(), beneficiary.kind()),
          pillars,
          items.stream().map(CandidateItem::item).toList(),
          orNone(partners).stream().map(CandidatePartner::partner).toList(),
          orNone(contextCountries),
          new Undertakings(undertakings.otherPurposeUse(), undertakings.thirdPartyTransfer()));
    }
  }

  public record CandidateBeneficiary(
      @NotBlank @Size(max = NAME_MAX) @Schema(examples = "Philippine Navy") String name,
      @NotNull BeneficiaryKind kind) {}

  public record CandidateItem(
      @NotNull
          @Pattern(regexp = LOCAL_ID, message = NO_LOCAL_ID)
          @Schema(description = "Your name for the line", examples = "1")
          String lineId,
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "Coastal surveillance radar system")
          String description,
      @NotNull @Schema(examples = "COASTAL_RADAR") ItemKind kind,
      @NotNull @Schema(examples = "5") Integer quantity,
      @NotNull @Schema(description = "Whether it carries a weapon", examples = "false")
          Boolean armed) {

    Item item() {
      return new Item(lineId, description, kind, quantity, armed);
    }
  }

  public record CandidatePartner(
      @NotNull @Pattern(regexp = ISO3, message = NO_ISO3) @Schema(examples = "SGP") String iso3,
      @NotNull PartnerRole role) {

    Partner partner() {
      return new Partner(iso3, role);
    }
  }

  public record CandidateUndertakings(
      @NotNull @Schema(description = "No other-purpose use without consent", examples = "true")
          Boolean otherPurposeUse,
      @NotNull @Schema(description = "No third-party transfer without consent", examples = "true")
          Boolean thirdPartyTransfer) {}

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }
}
