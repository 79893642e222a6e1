package osa.eligibility.country.domain;

import java.time.Instant;
import java.util.UUID;

/// A fact and the event that recorded it, so that whoever relies on the fact can name it for ever.
///
/// @param version the event's place in the country's stream
public record Known<F extends Fact>(UUID eventId, long version, Instant recordedAt, F fact) {}
