package osa.eligibility.edition.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import osa.eligibility.edition.csv.CsvText.Row;

/// The columns of a kind of file: those it must have, by any of their names, those it may have, and
/// those that published files have and nobody reads. Names are compared without regard to case,
/// blanks, hyphens and underscores. Any other column is refused, because it may be a misspelt one.
final class Columns {

  private final Map<String, String> meaningByName = new LinkedHashMap<>();
  private final Set<String> required = new HashSet<>();
  private final List<String> order = new ArrayList<>();

  Columns required(String meaning, String... otherNames) {
    required.add(meaning);
    return optional(meaning, otherNames);
  }

  Columns optional(String meaning, String... otherNames) {
    order.add(meaning);
    meaningByName.put(normal(meaning), meaning);
    for (String name : otherNames) {
      meaningByName.put(normal(name), meaning);
    }
    return this;
  }

  Columns unread(String... names) {
    for (String name : names) {
      meaningByName.put(normal(name), "");
    }
    return this;
  }

  /// Where the columns of one file are.
  ///
  /// @param namesByMeaning as the file writes them
  record Header(Map<String, Integer> places, Map<String, String> namesByMeaning, int width) {}

  /// @param bad gets what is wrong with it
  Header header(Row row, List<BadLine> bad) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (int at = 0; at < row.cells().size(); at++) {
      String name = row.cells().get(at).strip();
      String meaning = meaningByName.get(normal(name));
      if (meaning == null) {
        bad.add(
            BadLine.of(
                row.line(),
                name,
                name,
                "is no column of this data set",
                "correct its name or leave the column out; there may be "
                    + String.join(", ", order)));
      } else if (!meaning.isEmpty() && places.put(meaning, at) != null) {
        bad.add(
            BadLine.of(
                row.line(),
                name,
                name,
                "means the same as the column " + names.get(meaning),
                "leave one of the two out"));
      } else if (!meaning.isEmpty()) {
        names.put(meaning, name);
      }
    }
    for (String meaning : order) {
      if (required.contains(meaning) && !places.containsKey(meaning)) {
        bad.add(
            BadLine.of(
                row.line(),
                meaning,
                "",
                "is missing",
                "add the column; the first line names the columns, separated by commas"));
      }
    }
    return new Header(places, names, row.cells().size());
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
