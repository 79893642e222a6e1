package osa.eligibility.assessment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A country fact that an assessment looked at, with the event that recorded it.
///
/// @param kind the question it answers, such as `INCOME_GROUP`
/// @param statement what it says, for a person
/// @param eventId the recording event, for ever
/// @param streamVersion that event's place in the country's stream
/// @param validTo exclusive; null when open
/// @param sourceUrl null when there is no address
public record FactUsed(
    String iso3,
    String kind,
    String statement,
    UUID eventId,
    long streamVersion,
    Instant recordedAt,
    LocalDate validFrom,
    LocalDate validTo,
    String sourceKind,
    String sourceTitle,
    String sourceUrl,
    String confidence) {}
