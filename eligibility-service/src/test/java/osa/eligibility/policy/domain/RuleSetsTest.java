package osa.eligibility.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osa.eligibility.policy.RuleSetCatalogue;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleSetsTest {

  private static final RuleSets REAL = RuleSetCatalogue.fromClassPath().ruleSets();

  @ParameterizedTest
  @CsvSource({
    "2014-03-31, -,       -",
    "2014-04-01, 3P-2014, -",
    "2023-04-04, 3P-2014, -",
    "2023-04-05, 3P-2014, OSA-2023",
    "2023-12-21, 3P-2014, OSA-2023",
    "2023-12-22, 3P-2023, OSA-2023",
    "2024-03-25, 3P-2023, OSA-2023",
    "2024-03-26, 3P-2024, OSA-2023",
    "2026-04-20, 3P-2024, OSA-2023",
    "2026-04-21, 3P-2026, OSA-2023"
  })
  void each_policy_has_the_version_of_the_day(String day, String principles, String osa) {
    assertEquals(principles, inForce(Policy.THREE_PRINCIPLES, day));
    assertEquals(osa, inForce(Policy.OSA_POLICY, day));
  }

  @Test
  void every_version_is_named_by_the_hash_of_its_model() {
    var hashes = REAL.all().stream().map(RuleSet::contentHash).toList();

    assertTrue(hashes.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}")));
    assertEquals(hashes.size(), hashes.stream().distinct().count());
  }

  @Test
  void two_versions_of_one_policy_on_the_same_day_are_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RuleSets(
                List.of(
                    version("A", Policy.OSA_POLICY, "2023-01-01", null),
                    version("B", Policy.OSA_POLICY, "2024-01-01", null))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RuleSets(
                List.of(
                    version("A", Policy.OSA_POLICY, "2023-01-01", "2024-01-01"),
                    version("A", Policy.THREE_PRINCIPLES, "2024-01-01", null))));
  }

  @Test
  void a_version_may_start_on_the_day_on_which_the_one_before_ends() {
    var sets =
        new RuleSets(
            List.of(
                version("A", Policy.OSA_POLICY, "2023-01-01", "2024-01-01"),
                version("B", Policy.OSA_POLICY, "2024-01-01", null)));

    assertEquals(
        Optional.of("B"),
        sets.inForce(Policy.OSA_POLICY, LocalDate.of(2024, 1, 1)).map(RuleSet::id));
  }

  @Test
  void a_version_that_is_never_in_force_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> version("A", Policy.OSA_POLICY, "2024-01-01", "2024-01-01"));
  }

  private static String inForce(Policy policy, String day) {
    return REAL.inForce(policy, LocalDate.parse(day)).map(RuleSet::id).orElse("-");
  }

  private static RuleSet version(String id, Policy policy, String from, String to) {
    return new RuleSet(
        id,
        policy,
        "title",
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        List.of(),
        "0".repeat(64));
  }
}
