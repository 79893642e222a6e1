package osa.eligibility.country.domain;

/// How far a recorded fact can be trusted. Only [#UNCONFIRMED] changes a result: such a fact is
/// kept, but where it would decide, a person decides instead.
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW,
  UNCONFIRMED
}
