package osa.grant.grant.inbox;

/// Our reading of `osa.budget.funds-committed.v1`.
record FundsCommitted(String grantId, int fiscalYear, long amountJpy) {}
