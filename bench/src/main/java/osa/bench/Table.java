package osa.bench;

import java.util.List;
import osa.bench.measure.Row;

/// What a section found.
///
/// @param how what was measured and what beside it, for a reader who doubts it
public record Table(String key, String title, String how, List<Row> rows) {
  public Table {
    rows = List.copyOf(rows);
  }
}
