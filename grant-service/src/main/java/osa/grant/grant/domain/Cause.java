package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.UUID;

/// Why the proposal was assessed again although nobody asked, as eligibility-service told it.
///
/// @param eventId the event in eligibility-service's log that recorded it
/// @param iso3 the country that it is about
/// @param statement what was recorded, for a person
/// @param changesFrom the first day on which it makes a difference; null when it does on all days
public record Cause(UUID eventId, String iso3, String statement, LocalDate changesFrom) {}
