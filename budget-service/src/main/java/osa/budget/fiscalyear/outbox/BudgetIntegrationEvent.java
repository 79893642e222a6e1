package osa.budget.fiscalyear.outbox;

/// What the other services hear of the ledgers, as described in `contracts/`. Kept apart from the
/// domain events, which may change without asking anybody.
sealed interface BudgetIntegrationEvent {

  String type();

  record FundsReserved(String grantId, int fiscalYear, long amountJpy, long freeJpy)
      implements BudgetIntegrationEvent {
    @Override
    public String type() {
      return "osa.budget.funds-reserved.v1";
    }
  }

  record ReservationDeclined(
      String grantId, int fiscalYear, long amountJpy, String reason, long availableJpy)
      implements BudgetIntegrationEvent {
    @Override
    public String type() {
      return "osa.budget.reservation-declined.v1";
    }
  }

  record FundsCommitted(String grantId, int fiscalYear, long amountJpy)
      implements BudgetIntegrationEvent {
    @Override
    public String type() {
      return "osa.budget.funds-committed.v1";
    }
  }

  record FundsReleased(String grantId, int fiscalYear, long amountJpy)
      implements BudgetIntegrationEvent {
    @Override
    public String type() {
      return "osa.budget.funds-released.v1";
    }
  }
}
