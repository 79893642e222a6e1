package osa.budget.fiscalyear.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/// A Japanese fiscal year, named by the calendar year in which it starts: 1 April to 31 March
/// (Public Finance Act, article 11). Payments for it may still be made until 30 April after its
/// end (the closing period). All dates are Japan dates.
///
/// Official Security Assistance began in fiscal year 2023, so there is none before.
public record FiscalYear(int year) implements Comparable<FiscalYear> {

  public static final int FIRST = 2023;
  public static final int LAST = 2100;

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  public FiscalYear {
    if (year < FIRST || year > LAST) {
      throw new IllegalArgumentException("no fiscal year from " + FIRST + " to " + LAST);
    }
  }

  /// Reads a year's written form, `2023`; throws [IllegalArgumentException] when it is none.
  public static FiscalYear fromString(String text) {
    return new FiscalYear(Integer.parseInt(text));
  }

  /// The fiscal year that a Japan date belongs to.
  public static FiscalYear of(LocalDate date) {
    boolean startedInAnEarlierYear = date.getMonth().compareTo(Month.APRIL) < 0;
    return new FiscalYear(startedInAnEarlierYear ? date.getYear() - 1 : date.getYear());
  }

  /// The fiscal year that is running in Japan at an instant: 2026-03-31T15:00Z is 1 April 2026
  /// there.
  public static FiscalYear at(Instant instant) {
    return of(LocalDate.ofInstant(instant, JAPAN));
  }

  public LocalDate startsOn() {
    return LocalDate.of(year, Month.APRIL, 1);
  }

  /// Its last day, 31 March: from this day on it may be closed.
  public LocalDate endsOn() {
    return nextStartsOn().minusDays(1);
  }

  /// The last day on which a payment may be booked to it.
  public LocalDate lastPaymentOn() {
    return paymentsEndOn().minusDays(1);
  }

  public boolean contains(LocalDate date) {
    return isWithin(date, startsOn(), nextStartsOn());
  }

  /// Whether a payment on that day may be booked to this fiscal year.
  public boolean takesPaymentOn(LocalDate date) {
    return isWithin(date, startsOn(), paymentsEndOn());
  }

  @Override
  public int compareTo(FiscalYear other) {
    return Integer.compare(year, other.year);
  }

  /// The year as it names the ledger's stream, such as `2023`.
  @Override
  public String toString() {
    return Integer.toString(year);
  }

  private LocalDate nextStartsOn() {
    return startsOn().plusYears(1);
  }

  private LocalDate paymentsEndOn() {
    return nextStartsOn().plusMonths(1);
  }

  /// Half-open: the start belongs to the interval, the end does not.
  private static boolean isWithin(LocalDate date, LocalDate from, LocalDate until) {
    return !date.isBefore(from) && date.isBefore(until);
  }
}
