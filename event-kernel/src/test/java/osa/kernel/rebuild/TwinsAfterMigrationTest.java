package osa.kernel.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.rebuild.Rebuild.Stage;

/// Twins follow the tables of the read models whenever a service starts.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwinsAfterMigrationTest {

  private final Notebooks notebooks = new Notebooks();
  private final Rebuilder rebuilder = notebooks.rebuilder(1, "build 1");

  @BeforeEach
  void write() {
    notebooks.startAfresh();
    notebooks.write("a", "a1", "a2");
    notebooks.write("b", "b1");
  }

  private String columns(String schema) {
    return notebooks.ask(
        """
        SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_name = 'rm_notebook' AND table_schema =
        """
            + "'"
            + schema
            + "'");
  }

  @Test
  void a_new_column_makes_a_new_twin_and_the_rebuild_that_was_at_work_begins_again() {
    notebooks.start(false, false);
    rebuilder.step(notebooks.model, notebooks.latest());
    rebuilder.step(notebooks.model, notebooks.latest());
    notebooks.sql("ALTER TABLE rm_notebook ADD COLUMN colour text");
    try {
      Notebooks.migrate();
      assertEquals(columns("public"), columns("beside"));
      assertEquals(Stage.SWITCHED, notebooks.run(rebuilder).stage());
      assertEquals(2, notebooks.latest().comparison().equal());
    } finally {
      notebooks.sql("ALTER TABLE rm_notebook DROP COLUMN colour");
      Notebooks.migrate();
    }
    assertEquals(columns("public"), columns("beside"));
    notebooks.start(true, false);
    assertEquals(2, notebooks.run(rebuilder).comparison().equal());
  }

  @Test
  void a_twin_that_fits_is_left_alone_with_what_was_built_in_it() {
    notebooks.start(false, false);
    rebuilder.step(notebooks.model, notebooks.latest());
    rebuilder.step(notebooks.model, notebooks.latest());
    var before = rebuilder.progressOf(notebooks.model, notebooks.latest());
    Notebooks.migrate();
    assertEquals(before, rebuilder.progressOf(notebooks.model, notebooks.latest()));
    assertEquals(Stage.SWITCHED, notebooks.run(rebuilder).stage());
  }
}
