package osa.deploy.drill;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows under a head, as wide as they need; each row says whether it is as it must be. One that
/// took longer than its target says so; whether that is wrong depends on what is known of the
// machine.
final class Table {

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> slow = new ArrayList<>();

  Table(String... head) {
    List<String> first = new ArrayList<>(List.of(""));
    first.addAll(Arrays.asList(head));
    rows.add(first);
  }

  /// Adds a row; what is not as it must be is marked and remembered.
  void row(boolean holds, String... cells) {
    row(holds, true, cells);
  }

  /// Adds a row with a figure that has a target.
  void row(boolean holds, boolean inTime, String... cells) {
    List<String> row = new ArrayList<>(List.of(!holds ? "WRONG" : inTime ? "ok" : "SLOW"));
    row.addAll(Arrays.asList(cells));
    rows.add(row);
    if (!holds) {
      wrong.add(String.join(", ", cells));
    } else if (!inTime) {
      slow.add(String.join(", ", cells));
    }
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /// What holds, and took longer than its target.
  List<String> slow() {
    return List.copyOf(slow);
  }

  int size() {
    return rows.size() - 1;
  }

  void print(PrintStream out) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }
}
