package osa.kernel.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What a reader asks about: the state of the world on a day, as known at an instant.
///
/// @param asOf only what held on that day (valid time); empty for all that ever held
/// @param asKnownAt only what had been recorded by then, the instant included (recorded time);
///     empty for all that is known now
public record Moment(Optional<LocalDate> asOf, Optional<Instant> asKnownAt) {

  public static final Moment NOW = new Moment(Optional.empty(), Optional.empty());
}
