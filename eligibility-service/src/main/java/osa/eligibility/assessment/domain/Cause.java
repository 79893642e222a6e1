package osa.eligibility.assessment.domain;

import java.time.LocalDate;
import java.util.UUID;

/// Why an assessment was judged again although nobody asked.
///
/// @param eventId the event that changed what the assessment rests on, for ever
/// @param iso3 the country whose file it was added to
/// @param statement what it says, for a person
/// @param changesFrom the first day on which the file says something else since; null when that is
///     so on all days
public record Cause(UUID eventId, String iso3, String statement, LocalDate changesFrom) {}
