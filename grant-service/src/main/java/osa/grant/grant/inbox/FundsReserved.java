package osa.grant.grant.inbox;

/// Our reading of `osa.budget.funds-reserved.v1`.
record FundsReserved(String grantId, int fiscalYear, long amountJpy) {}
