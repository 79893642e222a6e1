package osa.launcher.record;

import java.time.Year;
import java.time.YearMonth;

/// The dates of the record: a day, a month, a year, or nothing.
final class RecordDate {
  private RecordDate() {}

  static boolean isDay(String date) {
    return date.length() == "2026-01-15".length();
  }

  /// The last day the text can mean; null for nothing.
  static String lastDayOf(String date) {
    return switch (date.length()) {
      case 0 -> null;
      case 4 -> Year.parse(date).atMonth(12).atEndOfMonth().toString();
      case 7 -> YearMonth.parse(date).atEndOfMonth().toString();
      default -> date;
    };
  }
}
