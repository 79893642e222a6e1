package osa.eligibility.edition.csv;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import osa.eligibility.edition.csv.Columns.Header;
import osa.eligibility.edition.csv.CsvText.Row;

/// Reads the cells of one row. What cannot be read is noted and stands as null, so that everything
/// that is wrong with a file is told at once.
final class RowReader {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
  private static final int TEXT_MAX = 500;

  private final Row row;
  private final Header header;
  private final List<BadLine> bad;

  RowReader(Row row, Header header, List<BadLine> bad) {
    this.row = row;
    this.header = header;
    this.bad = bad;
  }

  int line() {
    return row.line();
  }

  /// Null when no such country is registered.
  String country(String column, Set<String> registered) {
    String iso3 = cell(column);
    if (registered.contains(iso3)) {
      return iso3;
    }
    wrong(
        column,
        iso3.isEmpty() ? "is empty" : "is not the ISO 3166-1 alpha-3 code of a registered country",
        "give the code, register the country first, or leave the line out");
    return null;
  }

  /// The meaning of a word, without regard to case.
  <T> T word(String column, Map<String, T> meanings) {
    T meaning = meanings.get(cell(column).toLowerCase(Locale.ROOT));
    if (meaning == null) {
      wrong(
          column,
          cell(column).isEmpty() ? "is empty" : "is none of the words of this column",
          "use one of "
              + String.join(
                  ", ",
                  meanings.keySet().stream().filter(each -> !each.isEmpty()).sorted().toList()));
    }
    return meaning;
  }

  String text(String column) {
    String text = optionalText(column);
    if (text == null && cell(column).isEmpty()) {
      wrong(column, "is empty", "give what the data set says, or leave the line out");
    }
    return text;
  }

  /// Null also when the file has no such column.
  String optionalText(String column) {
    String text = cell(column);
    if (text.length() > TEXT_MAX) {
      wrong(column, "has more than " + TEXT_MAX + " characters", "shorten it");
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  LocalDate day(String column) {
    if (cell(column).isEmpty()) {
      wrong(column, "is empty", "give a date such as 2024-07-01");
    }
    return optionalDay(column);
  }

  LocalDate optionalDay(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text, DAY);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return day;
      }
      wrong(column, "lies before 1900 or after 2199", "give the date on which it was so");
    } catch (DateTimeParseException e) {
      wrong(column, "is not a date of the calendar", "give a date such as 2024-07-01");
    }
    return null;
  }

  void wrong(String column, String reason, String remedy) {
    String name = header.namesByMeaning().getOrDefault(column, column);
    bad.add(BadLine.of(row.line(), name, cell(column), reason, remedy));
  }

  private String cell(String column) {
    Integer place = header.places().get(column);
    return place == null ? "" : row.cells().get(place).strip();
  }
}
