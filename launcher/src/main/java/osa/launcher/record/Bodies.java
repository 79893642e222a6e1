package osa.launcher.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// The request bodies of the services, in the launcher's own reading of their OpenAPI documents.
/// What is null is left out.
final class Bodies {
  private Bodies() {}

  record Beneficiary(String name, String kind) {}

  record Undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {
    static final Undertakings BOTH = new Undertakings(true, true);
  }

  record Source(
      String kind, String title, @JsonInclude(JsonInclude.Include.NON_EMPTY) String url) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record IncomeGroup(
      int worldBankYear,
      String group,
      String validFrom,
      String validTo,
      Source source,
      String confidence) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DacListing(
      boolean listed, String validFrom, String validTo, Source source, String confidence) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TransferAgreement(String signedOn, String inForceOn, Source source, String confidence) {}

  /// @param iso2 null for the one economy that ISO 3166 does not know, the Channel Islands
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Country(
      String iso3,
      String iso2,
      String name,
      String region,
      List<IncomeGroup> incomeGroups,
      List<DacListing> dacListings,
      List<TransferAgreement> transferAgreements) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConflictSignal(
      String conflict,
      String scope,
      String intensity,
      String startedOn,
      String endedOn,
      String note,
      Source source,
      String confidence) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Determination(
      String finding,
      String scope,
      String validFrom,
      String validTo,
      String reason,
      Source source,
      String confidence) {}

  record BudgetFigure(long amountJpy, String note, String occurredOn) {}

  record Candidate(
      String title,
      String recipientIso3,
      Beneficiary beneficiary,
      List<String> pillars,
      List<GrantFile.Item> items,
      List<GrantFile.Partner> partners,
      List<String> contextCountries,
      Undertakings undertakings,
      String occurredOn) {}

  record AssessmentRequest(String validOn, String occurredOn) {}

  record Selection(int fiscalYear, long amountJpy, String occurredOn) {}

  record Approval(String occurredOn) {}

  record Notes(long amountJpy, String entryIntoForce, String occurredOn) {}

  record LotPlan(String lotId, String description, int quantity, String occurredOn) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LotStep(int quantity, String note, String occurredOn) {}

  record Assessment(
      String recipientIso3,
      String validOn,
      List<String> pillars,
      Beneficiary beneficiary,
      List<GrantFile.Item> items,
      List<String> contextCountries,
      Undertakings undertakings) {}
}
