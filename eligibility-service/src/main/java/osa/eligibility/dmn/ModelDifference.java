package osa.eligibility.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.dmn.ModelOutline.Decision;
import osa.eligibility.dmn.ModelOutline.Row;

/// What is otherwise in a decision of one model than in that of another.
///
/// @param form what is otherwise and in no row: the hit policy, an expression
/// @param rows the rows that are otherwise: those of the newer model in its order, then those that
///     it has no more
public record ModelDifference(
    Kind kind, String decision, List<CellDifference> form, List<RowDifference> rows) {

  @Schema(name = "DifferenceKind")
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /// The same row in another place of a table in which order matters.
    MOVED
  }

  /// A row is the same in both when all its cells are; else when it has the same annotation; else
  /// the same inputs; else the same id.
  ///
  /// @param label its annotation, or what it is about
  /// @param was its number in the older model, from 1; null when it is not there
  /// @param now its number in the newer model; null when it is not there
  /// @param cells those that differ; all of a row that only one of them has
  public record RowDifference(
      Kind kind, String label, Integer was, Integer now, List<CellDifference> cells) {
    public RowDifference {
      cells = List.copyOf(cells);
    }
  }

  /// @param was null when there is no such cell
  /// @param now null when there is no such cell
  public record CellDifference(String column, String was, String now) {}

  public ModelDifference {
    form = List.copyOf(form);
    rows = List.copyOf(rows);
  }

  /// By decision, in the order of the newer model; none when they read the same.
  public static List<ModelDifference> between(ModelOutline older, ModelOutline newer) {
    Map<String, Decision> was = byName(older);
    Map<String, Decision> now = byName(newer);
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(was.keySet());
    List<ModelDifference> differences = new ArrayList<>();
    for (String name : names) {
      Decision before = was.get(name);
      Decision after = now.get(name);
      Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
      List<CellDifference> form = cells(formOf(before), formOf(after));
      List<RowDifference> rows = new Rows(before, after).differences();
      if (kind != Kind.CHANGED || !form.isEmpty() || !rows.isEmpty()) {
        differences.add(new ModelDifference(kind, name, form, rows));
      }
    }
    return differences;
  }

  private static Map<String, Decision> byName(ModelOutline outline) {
    Map<String, Decision> byName = new LinkedHashMap<>();
    outline.decisions().forEach(decision -> byName.putIfAbsent(decision.name(), decision));
    return byName;
  }

  private static Map<String, String> formOf(Decision decision) {
    return decision == null ? Map.of() : decision.form();
  }

  private static List<CellDifference> cells(Map<String, String> was, Map<String, String> now) {
    Set<String> columns = new LinkedHashSet<>(now.keySet());
    columns.addAll(was.keySet());
    return columns.stream()
        .map(column -> new CellDifference(column, was.get(column), now.get(column)))
        .filter(cell -> cell.was() == null || !cell.was().equals(cell.now()))
        .toList();
  }

  /// The rows of one decision in both models, and which belong together.
  private static final class Rows {
    private final List<Row> older;
    private final List<Row> newer;
    private final boolean ordered;
    private final Map<Integer, Row> olderByNewer = new TreeMap<>();
    private final Set<Integer> taken = new HashSet<>();

    private Rows(Decision older, Decision newer) {
      this.older = older == null ? List.of() : older.rows();
      this.newer = newer == null ? List.of() : newer.rows();
      this.ordered = newer != null && newer.isOrdered();
      pair(Row::cells);
      pair(
          row ->
              row.annotations().values().stream().allMatch(String::isBlank)
                  ? null
                  : row.annotations());
      pair(Row::inputs);
      pair(Row::id);
    }

    /// @param sign what two rows that belong together have in common; null for none
    private void pair(Function<Row, Object> sign) {
      for (Row row : newer) {
        Object wanted = sign.apply(row);
        if (wanted == null || olderByNewer.containsKey(row.number())) {
          continue;
        }
        older.stream()
            .filter(other -> !taken.contains(other.number()) && wanted.equals(sign.apply(other)))
            .findFirst()
            .ifPresent(
                other -> {
                  taken.add(other.number());
                  olderByNewer.put(row.number(), other);
                });
      }
    }

    private List<RowDifference> differences() {
      return Stream.concat(
              newer.stream().flatMap(row -> difference(row).stream()),
              older.stream().filter(row -> !taken.contains(row.number())).map(Rows::removed))
          .toList();
    }

    private List<RowDifference> difference(Row row) {
      Row before = olderByNewer.get(row.number());
      if (before == null) {
        return List.of(
            new RowDifference(
                Kind.ADDED, row.label(), null, row.number(), cells(Map.of(), row.cells())));
      }
      List<CellDifference> cells = cells(before.cells(), row.cells());
      if (cells.isEmpty() && !moved(row, before)) {
        return List.of();
      }
      return List.of(
          new RowDifference(
              cells.isEmpty() ? Kind.MOVED : Kind.CHANGED,
              row.label(),
              before.number(),
              row.number(),
              cells));
    }

    /// Whether it stands above one that it stood below; rows that came or went move none.
    private boolean moved(Row row, Row before) {
      return ordered
          && olderByNewer.entrySet().stream()
              .anyMatch(
                  other ->
                      other.getKey() > row.number() && other.getValue().number() < before.number());
    }

    private static RowDifference removed(Row row) {
      return new RowDifference(
          Kind.REMOVED, row.label(), row.number(), null, cells(row.cells(), Map.of()));
    }
  }
}
