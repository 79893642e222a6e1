package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that cannot fail is worthless: each one finds the classes that break it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HouseRulesTest {

  private static final JavaClasses BAD = new ClassFileImporter().importPackages("osa.bad");

  private static final Map<String, List<String>> BROKEN_BY =
      Map.ofEntries(
          Map.entry(
              "the_domain_knows_only_itself_and_pure_types", List.of("shop.domain.KnowsTheStore")),
          Map.entry(
              "the_domain_has_no_clock_and_no_chance",
              List.of(
                  "shop.domain.AsksTheCalendar",
                  "shop.domain.AsksTheSystem",
                  "shop.domain.HoldsAClock",
                  "shop.domain.InventsAnIdentifier",
                  "shop.domain.ThrowsDice",
                  "shop.domain.ThrowsACoin")),
          Map.entry(
              "the_domain_reads_and_writes_nothing_and_starts_no_thread",
              List.of("shop.domain.ReadsAFile", "shop.domain.StartsAThread")),
          Map.entry("the_domain_does_not_change", List.of("shop.domain.Changes")),
          Map.entry("nobody_calls_rest", List.of("shop.view.CallsRest")),
          Map.entry("nobody_calls_an_inbox", List.of("shop.view.CallsAnInbox")),
          Map.entry("nobody_calls_an_outbox", List.of("shop.view.CallsAnOutbox")),
          Map.entry(
              "only_views_know_the_database",
              List.of("shop.rest.KnowsHibernate", "shop.rest.SpeaksSql")),
          Map.entry("only_rest_and_platform_know_http", List.of("shop.view.SpeaksHttp")),
          Map.entry("nobody_speaks_to_kafka_but_the_kernel", List.of("shop.outbox.SpeaksToKafka")),
          Map.entry(
              "only_the_decision_room_knows_the_rule_engine", List.of("shop.inbox.AsksTheEngine")),
          Map.entry("features_have_no_cycles", List.of("hen.Hen", "egg.Egg")),
          Map.entry(
              "commands_and_events_are_sealed_menus_of_records",
              List.of("shop.domain.OpenCommand", "shop.domain.MixedEvent$HappenedSomehow")));

  private static Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new TreeMap<>();
    for (Field field : HouseRules.class.getDeclaredFields()) {
      if (field.isAnnotationPresent(ArchTest.class)) {
        try {
          rules.put(field.getName(), (ArchRule) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return rules;
  }

  static Set<String> ruleNames() {
    return new TreeSet<>(BROKEN_BY.keySet());
  }

  @Test
  void every_rule_has_a_class_that_breaks_it() {
    assertEquals(rules().keySet(), ruleNames());
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void a_rule_finds_every_class_that_breaks_it(String name) {
    List<String> findings = rules().get(name).evaluate(BAD).getFailureReport().getDetails();
    for (String bad : BROKEN_BY.get(name)) {
      String type = "osa.bad." + bad;
      assertTrue(
          findings.stream().anyMatch(finding -> finding.contains(type)),
          () -> name + " does not find " + type + " but " + findings);
    }
  }

  @Test
  void every_bad_class_that_breaks_something_is_found_by_name() {
    Set<String> listed = new TreeSet<>(BROKEN_BY.values().stream().flatMap(List::stream).toList());
    Set<String> callees =
        Set.of("shop.rest.Counter", "shop.inbox.WhenToldThenListen", "shop.outbox.Teller");
    Stream<String> bad =
        BAD.stream()
            .filter(type -> !type.getName().contains("$") && !type.getName().contains("-"))
            .map(type -> type.getName().substring("osa.bad.".length()))
            .filter(type -> !callees.contains(type));
    assertEquals(
        List.of(),
        bad.filter(type -> listed.stream().noneMatch(known -> known.startsWith(type))).toList());
  }
}
