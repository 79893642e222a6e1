package osa.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The arithmetic under the table; nothing is measured here.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiguresTest {

  private static final Progress SILENT =
      new Progress(new PrintStream(OutputStream.nullOutputStream()));

  @Test
  void the_sides_take_turns_in_every_round() throws Exception {
    List<String> order = new ArrayList<>();
    var brought =
        new Contest<Integer>(SILENT, 3)
            .side("a", () -> taken(order, "a"))
            .side("b", () -> taken(order, "b"))
            .run("turns");
    assertEquals(List.of("a", "b", "a", "b", "a", "b"), order);
    assertEquals(List.of(1, 3, 5), brought.get("a"));
    assertEquals(List.of(2, 4, 6), brought.get("b"));
  }

  private static int taken(List<String> order, String side) {
    order.add(side);
    return order.size();
  }

  @Test
  void a_ratio_is_taken_round_by_round() {
    Rounds ours = Rounds.higherIsBetter(List.of(60.0, 10.0, 90.0));
    Rounds theirs = Rounds.higherIsBetter(List.of(100.0, 20.0, 100.0));
    assertEquals(List.of(0.6, 0.5, 0.9), ours.against(theirs).figures());
    assertEquals(0.6, ours.against(theirs).median());
    assertEquals(0.5, ours.against(theirs).worst());
    assertThrows(
        IllegalArgumentException.class, () -> ours.against(Rounds.higherIsBetter(List.of(1.0))));
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
    assertEquals(2.5, Rounds.lowerIsBetter(List.of(4.0, 1.0, 3.0, 2.0)).median());
  }

  @Test
  void the_worst_round_is_the_slowest_one_whichever_way_it_is_counted() {
    assertEquals(1, Rounds.higherIsBetter(List.of(3.0, 1.0, 2.0)).worst());
    assertEquals(3, Rounds.lowerIsBetter(List.of(3.0, 1.0, 2.0)).worst());
  }

  @Test
  void the_median_decides_about_a_target_and_the_worst_round_is_said() {
    Row ours = Row.alone("ready", "s", Rounds.lowerIsBetter(List.of(2.0, 2.4, 2.6)));
    assertEquals("", ours.verdict());
    assertEquals("met", ours.aiming(Target.atMost(2.6, "s")).verdict());
    assertEquals("met, not in the worst round", ours.aiming(Target.atMost(2.5, "s")).verdict());
    assertFalse(ours.aiming(Target.atMost(2.5, "s")).missed());
    assertTrue(ours.aiming(Target.atMost(2.3, "s")).missed());
  }

  @Test
  void with_a_peer_the_target_speaks_of_the_ratio() {
    Rounds ours = Rounds.higherIsBetter(List.of(50.0));
    Rounds theirs = Rounds.higherIsBetter(List.of(100.0));
    Row row = Row.compared("append", "events/s", ours, "INSERT", theirs);
    assertFalse(row.aiming(Target.atLeast(0.5)).missed());
    assertTrue(row.aiming(Target.atLeast(0.6)).missed());
  }

  @Test
  void a_percentile_is_a_time_that_was_measured() {
    List<Double> hundred = DoubleStream.iterate(100, each -> each - 1).limit(100).boxed().toList();
    Percentiles percentiles = new Percentiles(hundred);
    assertEquals(50, percentiles.at(0.5));
    assertEquals(99, percentiles.at(0.99));
    assertEquals(100, percentiles.at(0.999));
    assertEquals(7, new Percentiles(List.of(7.0)).at(0.5));
  }
}
