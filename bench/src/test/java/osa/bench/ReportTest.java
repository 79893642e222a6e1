package osa.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;
import osa.bench.measure.Target;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {

  private static final Set<String> SECTIONS = Set.of("append", "http");

  @Test
  void a_row_shows_both_sides_the_ratio_and_the_target() {
    Row row =
        Row.compared(
                "8 clients",
                "events/s",
                Rounds.higherIsBetter(List.of(6000.0, 5000.0, 7000.0)),
                "INSERT",
                Rounds.higherIsBetter(List.of(12000.0, 10000.0, 10000.0)))
            .aiming(Target.atLeast(0.6));
    assertTrue(
        page(row)
            .contains(
                "| 8 clients | 6,000 events/s (5,000) | INSERT | 10,000 events/s (10,000) |"
                    + " **0.50** (0.50) | ≥ 0.60 × | **missed**, [why](benchmarks-why.md#append)"
                    + " |"),
        page(row));
  }

  @Test
  void a_figure_without_a_peer_stands_alone() {
    Row row =
        Row.alone("grant-service, ready", "s", Rounds.lowerIsBetter(List.of(1.25)))
            .aiming(Target.atMost(2.5, "s"));
    assertTrue(
        page(row).contains("| grant-service, ready | 1.25 s (1.25) |  |  |  | ≤ 2.50 s | met |"),
        page(row));
  }

  private static String page(Row row) {
    return new Report(
            LocalDate.EPOCH,
            Duration.ofMinutes(11),
            3,
            Map.of("fsync", "on"),
            List.of(new Table("append", "Append", "How it was done.\n", List.of(row))))
        .markdown();
  }

  @Test
  void only_a_whole_run_is_kept() {
    assertTrue(Options.parse(List.of(), SECTIONS).isWhole());
    assertEquals(false, Options.parse(List.of("--quick"), SECTIONS).isWhole());
    Options some = Options.parse(List.of("--only", "append"), SECTIONS);
    assertEquals(false, some.isWhole());
    assertEquals(true, some.includes("append"));
    assertEquals(false, some.includes("http"));
  }

  @Test
  void the_log_grows_as_far_as_it_is_told() {
    assertEquals(1_000_000, Options.parse(List.of(), SECTIONS).eventsMax());
    assertEquals(
        10_000_000, Options.parse(List.of("--events-max", "10000000"), SECTIONS).eventsMax());
  }

  @Test
  void what_is_not_understood_is_refused_with_what_would_be() {
    for (List<String> line :
        List.of(
            List.of("--slow"),
            List.of("--only"),
            List.of("--only", "everything"),
            List.of("--events-max", "9"))) {
      assertThrows(
          IllegalArgumentException.class, () -> Options.parse(line, SECTIONS), line.toString());
    }
  }
}
