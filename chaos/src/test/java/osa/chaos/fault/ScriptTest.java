package osa.chaos.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.launcher.PartName;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptTest {

  private static List<Script.Turn> turns(long seed, int count) {
    Script script = new Script(seed);
    return IntStream.range(0, count).mapToObj(_ -> script.next()).toList();
  }

  @Test
  void a_seed_deals_the_same_faults_with_the_same_pauses() {
    assertEquals(turns(7, 50), turns(7, 50));
    assertNotEquals(turns(7, 50), turns(8, 50));
  }

  @Test
  void the_first_six_faults_are_one_of_each_kind() {
    Set<Class<?>> kinds =
        turns(7, 6).stream().map(turn -> turn.fault().getClass()).collect(Collectors.toSet());
    assertEquals(Set.of(Fault.class.getPermittedSubclasses()), kinds);
  }

  @Test
  void every_process_is_killed_and_frozen_before_anything_comes_again() {
    List<Fault> first = turns(7, 16).stream().map(Script.Turn::fault).toList();
    assertEquals(
        Set.of(PartName.values()),
        first.stream()
            .flatMap(f -> f instanceof Fault.Kill(PartName part) ? Stream.of(part) : Stream.of())
            .collect(Collectors.toSet()));
    assertEquals(
        Set.of(PartName.values()),
        first.stream()
            .flatMap(
                f -> f instanceof Fault.Freeze(PartName part, _) ? Stream.of(part) : Stream.of())
            .collect(Collectors.toSet()));
    assertEquals(16, Set.copyOf(first).size());
  }
}
