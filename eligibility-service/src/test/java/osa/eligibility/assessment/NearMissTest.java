package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.Csv;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.rules.EligibilityRules;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.assessment.rules.Sheet.Change;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearMissTest {

  private final RealRecord real = RealRecord.withDeterminations();

  private static List<NearMiss> nearMisses(Judgement judgement) {
    return NearMiss.of(judgement, Case.ASSESSOR).orElseThrow();
  }

  private static Set<String> named(List<NearMiss> nearMisses, String input) {
    return nearMisses.stream()
        .filter(miss -> miss.change().input().equals(input))
        .map(miss -> miss.change().wouldBe() + " " + miss.outcome())
        .collect(Collectors.toSet());
  }

  @Test
  void a_rich_country_missed_by_its_income_or_its_place_on_the_dac_list() {
    var judgement = Case.of(real, "SGP", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();

    var nearMisses = nearMisses(judgement);

    assertEquals(Eligibility.INELIGIBLE, judgement.verdict().outcome());
    assertTrue(named(nearMisses, "DAC listing").contains("LISTED REFERRED"), nearMisses::toString);
    assertTrue(named(nearMisses, "Income group").stream().anyMatch(miss -> miss.startsWith("UM ")));
    assertEquals(Set.of(), named(nearMisses, "Item armed"));
  }

  @Test
  void an_eligible_case_is_told_what_would_stop_it() {
    var judgement = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();

    var nearMisses = nearMisses(judgement);

    assertEquals(Set.of("true REFERRED"), named(nearMisses, "Item armed"));
    assertTrue(named(nearMisses, "Item kind").contains("MISSILE INELIGIBLE"));
    assertEquals(
        Set.of("COAST_GUARD REFERRED", "CIVILIAN INELIGIBLE"),
        named(nearMisses, "Beneficiary kind"));
  }

  /// Asked of rules that remember nothing, so that what was remembered cannot be wrong either.
  @Test
  void exactly_the_changes_named_make_a_difference() {
    for (String iso3 : List.of("SGP", "THA", "FJI", "PHL")) {
      var judgement =
          Case.of(real, iso3, "2026-05-01")
              .items(ItemKind.COASTAL_RADAR, ItemKind.UAV)
              .undertakings(true, false)
              .judged();
      Sheet sheet = Sheet.of(judgement.request(), judgement.standing());
      var fresh = EligibilityRules.of(Case.CATALOGUE.models());

      Set<Change> flips =
          sheet.changes().stream()
              .filter(
                  change -> {
                    var found =
                        fresh.judge(
                            sheet.with(change), Case.ruleSet("3P-2026"), Case.ruleSet("OSA-2023"));
                    return Verdict.of(found.reasons(), found.lines()).outcome()
                        != judgement.verdict().outcome();
                  })
              .collect(Collectors.toSet());

      assertEquals(
          flips,
          nearMisses(judgement).stream().map(NearMiss::change).collect(Collectors.toSet()),
          iso3);
    }
  }

  /// For cases that chance made, the same in every build.
  @Test
  void every_near_miss_named_does_flip_the_outcome_when_it_alone_is_applied() {
    Random chance = new Random(33);
    List<String> countries =
        Csv.rows("countries.csv").stream().map(row -> row.get("iso3")).toList();
    var fresh = EligibilityRules.of(Case.CATALOGUE.models());
    int seen = 0;
    for (int i = 0; i < 60; i++) {
      var judgement =
          Case.of(real, any(countries, chance), any(DAYS, chance))
              .items(any(List.of(ItemKind.values()), chance))
              .armed(any(List.of(ItemKind.values()), chance))
              .pillars(any(List.of(Pillar.values()), chance))
              .undertakings(chance.nextBoolean(), chance.nextBoolean())
              .judged();
      Sheet sheet = Sheet.of(judgement.request(), judgement.standing());
      for (NearMiss miss : nearMisses(judgement)) {
        seen++;
        var found =
            fresh.judge(
                sheet.with(miss.change()),
                Case.ruleSet(judgement.ruleSets().getFirst().id()),
                Case.ruleSet(judgement.ruleSets().getLast().id()));
        var outcome = Verdict.of(found.reasons(), found.lines()).outcome();
        assertEquals(miss.outcome(), outcome, miss::toString);
        assertNotEquals(judgement.verdict().outcome(), outcome, miss::toString);
      }
    }
    assertTrue(seen > 100, seen + " near misses");
  }

  private static final List<String> DAYS =
      List.of("2023-11-03", "2024-01-15", "2025-06-01", "2026-04-20", "2026-05-01");

  private static <T> T any(List<T> things, Random chance) {
    return things.get(chance.nextInt(things.size()));
  }
}
