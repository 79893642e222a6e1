package osa.grant.grant.domain;

/// How the request for the selected amount stands in budget-service.
public sealed interface Reservation {

  record Requested() implements Reservation {}

  record Reserved(long amountJpy) implements Reservation {}

  record Declined() implements Reservation {}

  /// Was held once and was set free again.
  record Released() implements Reservation {}
}
