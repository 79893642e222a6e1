package osa.grant.grant.outbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the other services hear of the grants, as described in `contracts/`. Kept apart from the
/// domain events, which may change without asking anybody.
sealed interface GrantIntegrationEvent {

  String type();

  record AssessmentRequested(
      String grantId,
      UUID assessmentId,
      String recipientIso3,
      LocalDate validOn,
      List<String> pillars,
      Beneficiary beneficiary,
      List<Item> items,
      List<String> contextCountries,
      Undertakings undertakings)
      implements GrantIntegrationEvent {

    record Beneficiary(String name, String kind) {}

    record Item(String lineId, String description, String kind, int quantity, boolean armed) {}

    record Undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {}

    @Override
    public String type() {
      return "osa.grant.assessment-requested.v1";
    }
  }

  record FundsRequested(String grantId, int fiscalYear, long amountJpy, LocalDate requestedOn)
      implements GrantIntegrationEvent {
    @Override
    public String type() {
      return "osa.grant.funds-requested.v1";
    }
  }

  record NotesEnteredIntoForce(
      String grantId, int fiscalYear, long amountJpy, LocalDate enteredIntoForceOn)
      implements GrantIntegrationEvent {
    @Override
    public String type() {
      return "osa.grant.notes-entered-into-force.v1";
    }
  }

  /// @param fiscalYear null when no money is or may soon be held
  record GrantWithdrawn(String grantId, Integer fiscalYear, LocalDate withdrawnOn, String reason)
      implements GrantIntegrationEvent {
    @Override
    public String type() {
      return "osa.grant.withdrawn.v1";
    }
  }
}
