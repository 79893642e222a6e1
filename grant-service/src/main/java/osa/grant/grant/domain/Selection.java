package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.Optional;
import osa.grant.grant.domain.Reservation.Declined;
import osa.grant.grant.domain.Reservation.Released;
import osa.grant.grant.domain.Reservation.Requested;
import osa.grant.grant.domain.Reservation.Reserved;

/// The fiscal year that pays for the grant, and how much of it was asked for.
public record Selection(
    int fiscalYear, long amountJpy, LocalDate selectedOn, Reservation reservation) {

  Selection with(Reservation next) {
    return new Selection(fiscalYear, amountJpy, selectedOn, next);
  }

  /// The year whose money is held or about to be; empty when there is none to set free.
  Optional<Integer> heldFiscalYear() {
    return switch (reservation) {
      case Requested(), Reserved(_) -> Optional.of(fiscalYear);
      case Declined(), Released() -> Optional.empty();
    };
  }
}
