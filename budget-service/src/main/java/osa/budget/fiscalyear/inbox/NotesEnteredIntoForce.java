package osa.budget.fiscalyear.inbox;

import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.GrantId;

/// Our reading of `osa.grant.notes-entered-into-force.v1`: the state is bound to pay. Cannot be
/// read at all when grant or year are none.
record NotesEnteredIntoForce(String grantId, int fiscalYear, long amountJpy) {
  NotesEnteredIntoForce {
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
