package osa.eligibility.country.domain;

import java.time.LocalDate;

/// A span of Japan dates, half-open: `from` belongs to it, `to` does not.
///
/// @param from null when it has always been so
/// @param to null when no end is known
public record Period(LocalDate from, LocalDate to) {

  public boolean contains(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
  }

  public boolean overlaps(Period other) {
    return startsBefore(other.to) && other.startsBefore(to);
  }

  /// Whether no day at all lies in it: it ends on or before the day on which it starts.
  public boolean hasNoDay() {
    return from != null && to != null && !from.isBefore(to);
  }

  private boolean startsBefore(LocalDate end) {
    return from == null || end == null || from.isBefore(end);
  }
}
