package osa.budget.fiscalyear.inbox;

import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.GrantId;

/// Our reading of `osa.grant.funds-requested.v1`: a grant was selected for a fiscal year. Cannot be
/// read at all when grant or year are none.
record FundsRequested(String grantId, int fiscalYear, long amountJpy) {
  FundsRequested {
    new GrantId(grantId);
    new FiscalYear(fiscalYear);
  }

  GrantId grant() {
    return new GrantId(grantId);
  }

  FiscalYear year() {
    return new FiscalYear(fiscalYear);
  }
}
