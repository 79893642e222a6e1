package osa.eligibility.assessment.domain;

import java.time.LocalDate;
import java.util.UUID;

/// Why an assessment was judged again although nobody asked.
public sealed interface Cause {

  /// The event that changed what the assessment rests on, for ever.
  UUID eventId();

  /// What it says, for a person.
  String statement();

  /// The first day on which it makes a difference; null when it does on all days.
  LocalDate changesFrom();

  /// A fact was recorded.
  ///
  /// @param iso3 the country whose file it was added to
  record FileChanged(UUID eventId, String iso3, String statement, LocalDate changesFrom)
      implements Cause {}

  /// Other rules hold.
  ///
  /// @param ruleSetId the version that came into force, or was withdrawn before it did
  record RulesChanged(UUID eventId, String ruleSetId, String statement, LocalDate changesFrom)
      implements Cause {}
}
