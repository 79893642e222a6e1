package osa.kernel.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;

/// How far rows and readers are behind the log, as the metrics show it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LagTest {

  private final Notebooks notebooks = new Notebooks();
  private final LiveRows rows =
      new LiveRows(notebooks.transactions, notebooks.dataSource, notebooks.log);

  @BeforeEach
  void write() {
    notebooks.startAfresh();
    notebooks.write("a", "a1", "a2");
    notebooks.write("b", "b1");
  }

  @Test
  void rows_that_are_written_with_their_events_are_never_behind() {
    assertEquals(0, rows.eventsBehind(notebooks.model));
  }

  @Test
  void every_event_that_a_row_does_not_know_is_counted() {
    notebooks.transactions.required(() -> notebooks.appendUnseen("a", "a3", "a4"));
    assertEquals(2, rows.eventsBehind(notebooks.model));
    notebooks.sql("DELETE FROM rm_notebook WHERE notebook_id = 'b'");
    assertEquals(3, rows.eventsBehind(notebooks.model));
  }

  @Test
  void what_was_not_told_is_counted_up_to_a_limit() {
    Checkpoint before = notebooks.log.lastVisible();
    assertEquals(0, notebooks.log.countAfter(before, 10));
    notebooks.write("c", "c1", "c2", "c3");
    assertEquals(3, notebooks.log.countAfter(before, 10));
    assertEquals(2, notebooks.log.countAfter(before, 2));
  }
}
