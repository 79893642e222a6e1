package osa.eligibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the record's comma separated files (RFC 4180, no line break inside a field), where the
/// launcher keeps them.
public final class Csv {

  private Csv() {}

  /// One map per row, by the names in the first line.
  public static List<Map<String, String>> rows(String file) {
    List<String> lines = lines(file);
    List<String> names = fields(lines.getFirst());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), fields.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> lines(String file) {
    Path home = Path.of(System.getProperty("osa.home", ".."));
    try {
      return Files.readAllLines(home.resolve("launcher/src/main/resources/record/" + file)).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
