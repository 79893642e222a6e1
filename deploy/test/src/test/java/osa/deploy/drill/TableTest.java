package osa.deploy.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TableTest {

  @Test
  void a_row_that_took_too_long_is_marked_and_not_wrong() {
    Table table = new Table("took");
    table.row(true, false, "91.0 s");
    table.row(false, false, "never");
    assertEquals(List.of("never"), table.wrong());
    var printed = new ByteArrayOutputStream();
    table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertEquals(
        List.of("         took", "  SLOW   91.0 s", "  WRONG  never"),
        printed.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void a_row_that_is_wrong_is_marked_and_remembered() {
    Table table = new Table("container", "found");
    table.row(true, "kafka", "no port");
    table.row(false, "postgres", "5432");
    assertEquals(List.of("postgres, 5432"), table.wrong());
    var printed = new ByteArrayOutputStream();
    table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            "         container  found", "  ok     kafka      no port", "  WRONG  postgres   5432"),
        printed.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
