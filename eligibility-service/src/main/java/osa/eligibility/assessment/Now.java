package osa.eligibility.assessment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The moment at which a case is judged.
record Now(InstantSource clock, ZoneId zone) {

  /// The log keeps microseconds; a finer instant would name a moment that no event can have.
  Instant knownAt() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// The Japan date.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
