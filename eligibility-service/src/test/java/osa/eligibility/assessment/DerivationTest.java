package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.Derivation.Difference;
import osa.eligibility.assessment.Derivation.Part;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.RestrictionKind;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DerivationTest {

  private final RealRecord real = RealRecord.withDeterminations();

  private Derivation derive(Judgement judgement) {
    return Derivation.of(judgement, Case.ASSESSOR, real);
  }

  private static List<Part> parts(Derivation derivation) {
    return derivation.differences().stream().map(Difference::part).toList();
  }

  @Test
  void a_judgement_under_any_version_of_the_rules_derives_identically() {
    Stream.of("2023-11-03", "2024-06-01", "2026-01-15", "2026-05-01")
        .flatMap(
            day ->
                Stream.of("PHL", "FJI", "SGP", "THA", "PAK")
                    .map(
                        iso3 ->
                            Case.of(real, iso3, day)
                                .items(ItemKind.COASTAL_RADAR, ItemKind.MISSILE)
                                .context("KHM")
                                .judged()))
        .forEach(judgement -> assertEquals(List.of(), derive(judgement).differences()));
  }

  @Test
  void what_was_learned_since_makes_no_difference() {
    var judgement = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    Instant later = Case.NOW.plus(Duration.ofDays(1));
    real.tell(
        "FJI",
        new RecordRestriction(
            new Restriction(
                RestrictionKind.UN_MEASURES,
                LocalDate.of(2022, 1, 1),
                null,
                null,
                new Source(SourceKind.OFFICIAL, "a page", null),
                Confidence.HIGH)),
        later);

    assertTrue(derive(judgement).identical());
  }

  @Test
  void a_verdict_that_its_facts_and_rules_do_not_give_is_found_out() {
    var judgement = Case.of(real, "SGP", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    var forged = with(judgement, Verdict.of(List.of(), judgement.verdict().lines()));

    assertEquals(Eligibility.INELIGIBLE, judgement.verdict().outcome());
    assertEquals(List.of(Part.OUTCOME, Part.REASONS), parts(derive(forged)));
  }

  @Test
  void whatever_part_of_a_judgement_was_forged_is_named() {
    var judgement =
        Case.of(real, "THA", "2026-05-01").items(ItemKind.PATROL_BOAT).context("KHM").judged();

    assertEquals(
        List.of(Part.FACTS),
        parts(derive(with(judgement, List.of(), judgement.contextFacts(), judgement.standing()))));
    assertEquals(
        List.of(Part.CONTEXT_FACTS),
        parts(derive(with(judgement, judgement.facts(), List.of(), judgement.standing()))));
    assertEquals(
        List.of(Part.STANDING),
        parts(
            derive(
                with(
                    judgement,
                    judgement.facts(),
                    judgement.contextFacts(),
                    judgement.standing().withIncome(Income.H)))));
    assertEquals(
        List.of(Part.LINES),
        parts(
            derive(
                with(
                    judgement,
                    new Verdict(
                        judgement.verdict().outcome(),
                        judgement.verdict().reasons(),
                        List.of())))));
  }

  @Test
  void a_rule_set_that_has_other_content_now_is_not_asked() {
    var judgement = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    var ofOtherRules =
        withRules(
            judgement,
            List.of(judgement.ruleSets().getFirst(), new RuleSetUsed("OSA-2023", "0".repeat(64))));

    assertEquals(List.of(Part.RULE_SETS), parts(derive(ofOtherRules)));
    assertFalse(derive(ofOtherRules).identical());
  }

  @Test
  void a_country_whose_file_is_gone_is_a_difference_in_the_facts() {
    var judgement = Case.of(real, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();

    var derivation = Derivation.of(judgement, Case.ASSESSOR, (_, _, _) -> Optional.empty());

    assertEquals(List.of(Part.FACTS), parts(derivation));
  }

  private static Judgement with(Judgement judgement, Verdict verdict) {
    return new Judgement(
        judgement.request(),
        judgement.knownAt(),
        verdict,
        judgement.standing(),
        judgement.ruleSets(),
        judgement.facts(),
        judgement.contextFacts(),
        judgement.engine());
  }

  private static Judgement with(
      Judgement judgement, List<FactUsed> facts, List<FactUsed> contextFacts, Standing standing) {
    return new Judgement(
        judgement.request(),
        judgement.knownAt(),
        judgement.verdict(),
        standing,
        judgement.ruleSets(),
        facts,
        contextFacts,
        judgement.engine());
  }

  private static Judgement withRules(Judgement judgement, List<RuleSetUsed> ruleSets) {
    return new Judgement(
        judgement.request(),
        judgement.knownAt(),
        judgement.verdict(),
        judgement.standing(),
        ruleSets,
        judgement.facts(),
        judgement.contextFacts(),
        judgement.engine());
  }
}
