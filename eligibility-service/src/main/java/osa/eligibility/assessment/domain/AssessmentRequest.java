package osa.eligibility.assessment.domain;

import java.time.LocalDate;
import java.util.List;

/// What is to be assessed: this recipient, these items, on that day.
///
/// @param validOn the Japan date whose facts and rule sets apply
/// @param partners third countries that take part; recorded, never assessed, paid nothing
/// @param contextCountries neighbours whose conflicts are shown beside the verdict, without weight
/// @param grantId the grant it is for, null for a question asked beforehand
public record AssessmentRequest(
    String recipientIso3,
    LocalDate validOn,
    List<Pillar> pillars,
    Beneficiary beneficiary,
    List<ItemLine> items,
    List<Partner> partners,
    List<String> contextCountries,
    Undertakings undertakings,
    String grantId) {

  public AssessmentRequest {
    pillars = List.copyOf(pillars);
    items = List.copyOf(items);
    partners = List.copyOf(partners);
    contextCountries = List.copyOf(contextCountries);
  }

  /// The same question about another day.
  public AssessmentRequest on(LocalDate day) {
    return new AssessmentRequest(
        recipientIso3,
        day,
        pillars,
        beneficiary,
        items,
        partners,
        contextCountries,
        undertakings,
        grantId);
  }

  /// Fields of cooperation: rule of law, humanitarian activities, peace cooperation; `NONE` when
  /// it is none of them.
  public enum Pillar {
    P1,
    P2,
    P3,
    NONE
  }

  /// The body that is to use the items.
  public record Beneficiary(String name, BeneficiaryKind kind) {}

  /// What kind of body it is.
  public enum BeneficiaryKind {
    ARMED_FORCES,
    RELATED_ORGANISATION,
    COAST_GUARD,
    CIVILIAN
  }

  /// @param armed whether arms are fitted, or it is lethal for another reason than its kind
  public record ItemLine(
      String lineId, String description, ItemKind kind, int quantity, boolean armed) {}

  public record Partner(String iso3, Role role) {

    /// How a third country takes part.
    public enum Role {
      PARTNER
    }
  }

  /// What the recipient undertakes to do only with Japan's prior consent.
  ///
  /// @param otherPurposeUse undertaken: no use for another purpose
  /// @param thirdPartyTransfer undertaken: no transfer to a third party
  public record Undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {}
}
