package osa.eligibility.country.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import osa.kernel.rest.BusinessCalendar;
import osa.kernel.rest.HttpProblem;
import osa.kernel.rest.Problem;
import osa.kernel.rest.Problem.FieldError;
import osa.kernel.rest.ProblemException;

/// The day that a reader asks about, and the instant up to which what was recorded counts.
record AsOf(LocalDate validOn, Instant knownAt) {

  /// Today and now, where the caller names neither. Ends the request when a value is malformed.
  static AsOf of(String validOn, String knownAt, BusinessCalendar calendar) {
    return new AsOf(
        validOn == null
            ? calendar.today()
            : parsed("validOn", validOn, LocalDate::parse, "send a date as yyyy-mm-dd"),
        knownAt == null
            ? calendar.now()
            : parsed(
                "knownAt", knownAt, Instant::parse, "send an instant as 2026-01-31T09:00:00Z"));
  }

  private static <T> T parsed(String field, String text, Function<String, T> form, String remedy) {
    try {
      return form.apply(text);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Problem.of(
              HttpProblem.MALFORMED_VALUE, new FieldError(field, "has the wrong form", remedy)));
    }
  }
}
