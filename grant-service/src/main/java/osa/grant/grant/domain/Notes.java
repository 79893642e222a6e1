package osa.grant.grant.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The signed notes, the binding agreement.
///
/// @param amountJpy the amount of the grant, a ceiling
public record Notes(LocalDate signedOn, long amountJpy) {

  /// Whole days from the signature to the date.
  public long daysUntil(LocalDate date) {
    return ChronoUnit.DAYS.between(signedOn, date);
  }
}
