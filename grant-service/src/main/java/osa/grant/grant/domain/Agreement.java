package osa.grant.grant.domain;

import java.time.LocalDate;

/// What binds once the notes are in force.
///
/// @param cover the assessment that the signature relied on
public record Agreement(
    Cover cover, Selection selection, Notes notes, LocalDate inForceOn, Commitment commitment) {

  Agreement with(Commitment next) {
    return new Agreement(cover, selection, notes, inForceOn, next);
  }

  /// Whether budget-service has turned the reservation into an obligation to pay.
  public sealed interface Commitment {

    record Requested() implements Commitment {}

    record Committed(long amountJpy) implements Commitment {}
  }
}
