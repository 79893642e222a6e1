package osa.kernel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tables of `docs/security.md`: which operation is open to which role. People read and change
/// them; the services are held against them.
///
/// @param roles all roles there are
/// @param allowed who may, by operation as in `GET /grants`; an operation that is open to nobody in
///     particular, without a token, has [#NOBODY] among them
public record RoleTable(List<String> roles, Map<String, Set<String>> allowed) {

  /// The column of requests without a token.
  public static final String NOBODY = "nobody";

  private static final String FOR_ALL = "Every service";
  private static final Pattern OPERATION = Pattern.compile("`([A-Z]+ /\\S*)`");

  /// What holds for one service: its own table and the one for all of them.
  public static RoleTable of(String service) {
    Path home = Path.of(System.getProperty("osa.home", ".."));
    try {
      return read(Files.readAllLines(home.resolve("docs/security.md")), service);
    } catch (IOException e) {
      throw new AssertionError("docs/security.md", e);
    }
  }

  static RoleTable read(List<String> lines, String service) {
    Set<String> roles = new LinkedHashSet<>();
    Map<String, Set<String>> allowed = new LinkedHashMap<>();
    boolean ours = false;
    List<String> columns = List.of();
    for (String line : lines) {
      if (line.startsWith("#")) {
        String heading = line.replaceFirst("#+ ", "");
        ours = heading.equals(FOR_ALL) || heading.equals(service);
      }
      List<String> cells = cells(line);
      if (!ours || cells.isEmpty()) {
        continue;
      }
      if (cells.getFirst().equals("operation")) {
        columns = cells;
        roles.addAll(cells.subList(1, cells.size()));
      }
      Matcher operation = OPERATION.matcher(cells.getFirst());
      if (operation.matches()
          && allowed.put(operation.group(1), whoMay(line, columns, cells)) != null) {
        throw new AssertionError(operation.group(1) + " is in the table twice");
      }
    }
    if (!roles.remove(NOBODY) || allowed.isEmpty()) {
      throw new AssertionError("docs/security.md has no table for " + service);
    }
    return new RoleTable(List.copyOf(roles), allowed);
  }

  private static Set<String> whoMay(String line, List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new AssertionError("not as many cells as columns: " + line);
    }
    Set<String> may = new LinkedHashSet<>();
    for (int column = 1; column < columns.size(); column++) {
      switch (cells.get(column)) {
        case "yes" -> may.add(columns.get(column));
        case "" -> {}
        case String other -> throw new AssertionError("neither yes nor nothing: " + other);
      }
    }
    return may;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .forEach(cells::add);
    return cells;
  }
}
