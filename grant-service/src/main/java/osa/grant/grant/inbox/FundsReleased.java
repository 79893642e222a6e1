package osa.grant.grant.inbox;

/// Our reading of `osa.budget.funds-released.v1`.
record FundsReleased(String grantId, int fiscalYear, long amountJpy) {}
