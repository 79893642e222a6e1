package osa.grant.grant.inbox;

import java.util.Objects;

/// Our reading of `osa.budget.reservation-declined.v1`. Cannot be read at all without a reason.
record ReservationDeclined(
    String grantId, int fiscalYear, long amountJpy, String reason, long availableJpy) {
  ReservationDeclined {
    Objects.requireNonNull(reason);
  }
}
