package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.UUID;

/// Why the proposal was assessed again although nobody asked, as eligibility-service told it.
public sealed interface Cause {

  /// The event in eligibility-service's log that recorded it.
  UUID eventId();

  /// What happened, for a person.
  String statement();

  /// The first day on which it makes a difference; null when it does on all days.
  LocalDate changesFrom();

  /// Something was recorded about a country.
  record FileChanged(UUID eventId, String iso3, String statement, LocalDate changesFrom)
      implements Cause {}

  /// Other rules hold.
  ///
  /// @param ruleSetId the version that came into force, or was withdrawn before it did
  record RulesChanged(UUID eventId, String ruleSetId, String statement, LocalDate changesFrom)
      implements Cause {}
}
