package osa.budget.fiscalyear.inbox;

import java.util.Optional;
import osa.budget.fiscalyear.domain.FiscalYear;
import osa.budget.fiscalyear.domain.GrantId;

/// Our reading of `osa.grant.withdrawn.v1`.
///
/// @param fiscalYear null when the grant was withdrawn before it was selected for one
record GrantWithdrawn(String grantId, Integer fiscalYear, String reason) {
  GrantWithdrawn {
    new GrantId(grantId);
    if (fiscalYear != null) {
      new FiscalYear(fiscalYear);
    }
  }

  GrantId grant() {
    return new GrantId(grantId);
  }

  Optional<FiscalYear> year() {
    return Optional.ofNullable(fiscalYear).map(FiscalYear::new);
  }
}
