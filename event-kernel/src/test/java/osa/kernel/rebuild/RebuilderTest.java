package osa.kernel.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Outcome;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.RequestSwitch;
import osa.kernel.rebuild.ReadModelCommand.ResumeRebuild;
import osa.kernel.rebuild.Rebuild.Stage;

/// Rebuilds while nobody writes: what is compared, what is switched, and that it can stop anywhere.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RebuilderTest {

  private static final int EVENTS_AT_ONCE = 4;

  private final Notebooks notebooks = new Notebooks();
  private final Rebuilder rebuilder = notebooks.rebuilder(EVENTS_AT_ONCE, "build 1");
  private String rightRows;

  @BeforeEach
  void write() {
    notebooks.startAfresh();
    for (String name : List.of("a", "b", "c", "d")) {
      notebooks.write(name, name + "1", name + "2");
      notebooks.write(name, name + "3");
    }
    rightRows = notebooks.liveRows();
  }

  /// One row of each kind that a comparison can find.
  private void corrupt() {
    notebooks.sql("UPDATE rm_notebook SET notes = '[\"forged\"]' WHERE notebook_id = 'b'");
    notebooks.sql("DELETE FROM rm_notebook WHERE notebook_id = 'c'");
    notebooks.sql("INSERT INTO rm_notebook VALUES ('x', 1, 0, 'x', NULL, '[]')");
    assertNotEquals(rightRows, notebooks.liveRows());
  }

  private static final Comparison CORRUPTED =
      new Comparison(4, 2, 1, 1, 1, List.of("b"), List.of("c"), List.of("x"));
  private static final Comparison RIGHT =
      new Comparison(4, 4, 0, 0, 0, List.of(), List.of(), List.of());

  private void ended(Stage stage, Comparison comparison, Rebuild rebuild) {
    assertEquals(stage, rebuild.stage(), rebuild.cause());
    assertEquals(comparison, rebuild.comparison());
  }

  @Test
  void rows_that_are_right_are_found_equal_and_the_switch_changes_nothing() {
    notebooks.start(false, false);
    ended(Stage.SWITCHED, RIGHT, notebooks.run(rebuilder));
    assertEquals(rightRows, notebooks.liveRows());
  }

  @Test
  void rows_that_are_wrong_are_named_and_mended_once_somebody_says_so() {
    corrupt();
    String corrupted = notebooks.liveRows();
    UUID id = notebooks.start(false, false);
    ended(Stage.COMPARED, CORRUPTED, notebooks.run(rebuilder));
    assertEquals(corrupted, notebooks.liveRows());

    assertTrue(notebooks.handle(new RequestSwitch(id, false)) instanceof Outcome.Refused<?>);
    notebooks.done(new RequestSwitch(id, true));
    ended(Stage.SWITCHED, CORRUPTED, notebooks.run(rebuilder));
    assertEquals(rightRows, notebooks.liveRows());
  }

  @Test
  void whoever_accepts_differences_beforehand_is_not_asked_again() {
    corrupt();
    notebooks.start(false, true);
    ended(Stage.SWITCHED, CORRUPTED, notebooks.run(rebuilder));
    assertEquals(rightRows, notebooks.liveRows());
  }

  @Test
  void a_comparison_alone_changes_no_row() {
    corrupt();
    String corrupted = notebooks.liveRows();
    UUID id = notebooks.start(true, true);
    ended(Stage.ENDED, CORRUPTED, notebooks.run(rebuilder));
    assertEquals(corrupted, notebooks.liveRows());
    assertTrue(notebooks.handle(new RequestSwitch(id, true)) instanceof Outcome.Refused<?>);
  }

  @Test
  void a_row_that_goes_wrong_after_the_comparison_is_found_under_the_lock() {
    notebooks.start(false, false);
    while (notebooks.latest().stage() == Stage.BUILDING) {
      rebuilder.step(notebooks.model, notebooks.latest());
    }
    assertEquals(Stage.SWITCHING, notebooks.latest().stage());
    corrupt();
    String corrupted = notebooks.liveRows();
    ended(Stage.COMPARED, CORRUPTED, notebooks.run(rebuilder));
    assertEquals(corrupted, notebooks.liveRows());
  }

  @Test
  void rows_that_have_exchanged_a_unique_value_are_mended_too() {
    notebooks.sql("UPDATE rm_notebook SET place = -place WHERE notebook_id IN ('a', 'b')");
    notebooks.sql(
        """
        UPDATE rm_notebook l SET place = -(
          SELECT o.place FROM rm_notebook o WHERE o.notebook_id IN ('a', 'b')
            AND o.notebook_id <> l.notebook_id)
        WHERE notebook_id = 'a'
        """);
    notebooks.sql("DELETE FROM rm_notebook WHERE notebook_id = 'b'");
    notebooks.start(false, true);
    assertEquals(Stage.SWITCHED, notebooks.run(rebuilder).stage());
    assertEquals(rightRows, notebooks.liveRows());
  }

  @Test
  void one_row_can_be_rebuilt_alone() {
    corrupt();
    notebooks.start("b", false, true);
    ended(
        Stage.SWITCHED,
        new Comparison(1, 0, 1, 0, 0, List.of("b"), List.of(), List.of()),
        notebooks.run(rebuilder));
    notebooks.start("x", false, true);
    ended(
        Stage.SWITCHED,
        new Comparison(0, 0, 0, 0, 1, List.of(), List.of(), List.of("x")),
        notebooks.run(rebuilder));
    notebooks.start(true, false);
    ended(
        Stage.ENDED,
        new Comparison(4, 3, 0, 1, 0, List.of(), List.of("c"), List.of()),
        notebooks.run(rebuilder));
  }

  @Test
  void an_event_that_cannot_be_shown_stops_the_rebuild_with_its_cause_and_not_the_service() {
    UUID id = notebooks.start(false, false);
    notebooks.transactions.required(() -> notebooks.appendUnseen("e", "tear"));
    Rebuild failed = notebooks.run(rebuilder);
    assertEquals(Stage.FAILED, failed.stage());
    assertTrue(failed.cause().contains("a torn page cannot be shown"), failed.cause());
    assertEquals(rightRows, notebooks.liveRows());
    notebooks.done(new ResumeRebuild(id));
    assertEquals(Stage.FAILED, notebooks.run(rebuilder).stage(), "nothing was mended");
  }

  @Test
  void a_cancelled_rebuild_goes_on_where_it_was() {
    UUID id = notebooks.start(false, false);
    steps(rebuilder, 3);
    Progress before = progress(rebuilder);
    assertTrue(before.events() > 0 && before.percent() < 99, before.toString());
    notebooks.done(new CancelRebuild(id, "not now"));
    assertFalse(notebooks.latest().isAtWork());
    notebooks.done(new ResumeRebuild(id));
    assertEquals(before, progress(rebuilder));
    ended(Stage.SWITCHED, RIGHT, notebooks.run(rebuilder));
  }

  @Test
  void another_process_goes_on_wherever_the_first_one_died() {
    notebooks.write("e", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");
    rightRows = notebooks.liveRows();
    for (int died = 1; died < 12; died++) {
      notebooks.start(false, false);
      steps(rebuilder, died);
      Rebuild rebuild = notebooks.run(notebooks.rebuilder(EVENTS_AT_ONCE, "build 1"));
      assertEquals(Stage.SWITCHED, rebuild.stage(), "died after " + died + rebuild.cause());
      assertEquals(0, rebuild.comparison().differences(), "died after " + died);
      assertEquals(rightRows, notebooks.liveRows());
    }
  }

  @Test
  void what_another_build_of_the_service_began_begins_again() {
    notebooks.start(false, false);
    steps(rebuilder, 4);
    assertTrue(progress(rebuilder).events() > 0);
    Rebuilder next = notebooks.rebuilder(EVENTS_AT_ONCE, "build 2");
    steps(next, 1);
    assertEquals(0, progress(next).events());
    ended(Stage.SWITCHED, RIGHT, notebooks.run(next));
  }

  @Test
  void what_a_crash_of_the_database_took_away_is_built_again() {
    UUID id = notebooks.start(false, false);
    notebooks.write("a", "a4");
    while (!progressOf(id)) {
      steps(rebuilder, 1);
    }
    notebooks.sql("TRUNCATE beside.rm_notebook, beside.es_rebuild");
    assertEquals(Stage.SWITCHED, notebooks.run(rebuilder).stage());
    assertEquals(0, notebooks.latest().comparison().differences());
  }

  private boolean progressOf(UUID id) {
    return notebooks.latest().id().equals(id)
        && rebuilder
            .progressOf(notebooks.model, notebooks.latest())
            .filter(Progress::following)
            .isPresent();
  }

  private Progress progress(Rebuilder of) {
    return of.progressOf(notebooks.model, notebooks.latest()).orElseThrow();
  }

  private void steps(Rebuilder by, int count) {
    for (int i = 0; i < count && notebooks.latest().isAtWork(); i++) {
      by.step(notebooks.model, notebooks.latest());
    }
  }
}
