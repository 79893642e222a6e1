package osa.eligibility.lab.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.lab.LabFixture.REAL;
import static osa.eligibility.lab.LabFixture.forGrant;
import static osa.eligibility.lab.LabFixture.ofRuleSet;
import static osa.eligibility.lab.LabFixture.signedGrants;
import static osa.eligibility.lab.LabFixture.stored;
import static osa.eligibility.lab.LabFixture.text;
import static osa.eligibility.lab.LabFixture.weaponsAllowed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.Csv;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.lab.LabFixture;
import osa.eligibility.lab.comparison.Report.Basis;
import osa.eligibility.lab.comparison.Report.ChangedCase;
import osa.eligibility.lab.comparison.Report.DecisionChange;
import osa.eligibility.lab.comparison.Report.GivenReason;
import osa.eligibility.lab.comparison.Report.Group;
import osa.eligibility.lab.domain.AlterationText;
import osa.eligibility.lab.domain.AlteredFact;
import osa.eligibility.lab.domain.BackTestFigures.Transition;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;
import osa.eligibility.lab.domain.TestedOutcome;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.domain.Policy;
import osa.kernel.RecordedEvent;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparisonTest {

  private static final List<LocalDate> AROUND_THE_ABOLITION =
      List.of(LocalDate.of(2026, 4, 20), LocalDate.of(2026, 4, 21));

  private List<Candidate> candidates = List.of();
  private List<AlterationText> alterations = List.of();
  private FactsAsKnown facts = FactsAsKnown.THEN;
  private RealRecord knownNow = REAL;
  private Map<String, Long> amounts = Map.of();
  private int threads = 2;
  private int shownMax = 1_000;

  private Report reportOf(List<Judgement> judgements, GridPlan grid) {
    TriedRules rules = new TriedRules(new FixedRules(Case.CATALOGUE.models()), candidates);
    KnownFacts known = known();
    Supposed supposed = new Supposed(alterations);
    var storedCases = new StoredCases(facts, known, supposed, rules);
    List<CaseBatch> batches = new ArrayList<>();
    for (RecordedEvent<?> event : stored(judgements)) {
      batches.add(storedCases.batch(List.of(event)));
    }
    if (grid != null) {
      new GridCases(grid, known, supposed, rules).batches().forEachRemaining(batches::add);
    }
    return new Comparison(rules, threads, shownMax)
        .report(batches.iterator(), basis(), amounts, _ -> true);
  }

  private Basis basis() {
    return new Basis(
        "an engine",
        List.of(),
        "1-1",
        Case.NOW,
        List.of(),
        true,
        facts,
        null,
        alterations.stream().map(Report.SupposedFact::of).toList());
  }

  private KnownFacts known() {
    Map<String, List<RecordedEvent<CountryEvent>>> files = new TreeMap<>();
    Csv.rows("countries.csv")
        .forEach(row -> files.put(row.get("iso3"), knownNow.history(row.get("iso3"))));
    return new KnownFacts(files, Case.NOW);
  }

  private static GridPlan grid(List<String> countries, List<LocalDate> days, ItemKind... kinds) {
    return new GridPlan(countries, days, List.of(kinds));
  }

  private static GridPlan everyCountryAndItem(List<LocalDate> days) {
    return grid(
        Csv.rows("countries.csv").stream().map(row -> row.get("iso3")).sorted().toList(),
        days,
        ItemKind.values());
  }

  private static Set<ReasonCode> codes(List<GivenReason> reasons) {
    return reasons.stream().map(GivenReason::code).collect(Collectors.toSet());
  }

  @Test
  void sc_60_no_signed_grant_comes_to_another_outcome_under_the_rules_of_2026() {
    candidates = List.of(ofRuleSet("3P-2026"));

    Report report = reportOf(signedGrants(), null);

    assertEquals(14, report.cases());
    assertEquals(0, report.outcomesChanged());
    assertEquals(
        List.of(), report.transitions().stream().filter(each -> each.from() != each.to()).toList());
    assertEquals(0, report.grants().count());
  }

  @Test
  void sc_60_a_missile_of_2025_is_referred_once_both_policies_allow_it() {
    candidates = List.of(ofRuleSet("3P-2026"), text(Policy.OSA_POLICY, weaponsAllowed()));
    Judgement missile = Case.of(REAL, "PHL", "2025-06-01").items(ItemKind.MISSILE).judged();

    Report report = reportOf(List.of(missile), null);

    assertEquals(
        List.of(new Transition(TestedOutcome.INELIGIBLE, TestedOutcome.REFERRED, 1)),
        report.transitions());
    ChangedCase changed = report.outcomeChanges().shown().getFirst();
    assertTrue(codes(changed.reasonsBefore()).contains(ReasonCode.LETHAL_WEAPON));
    assertTrue(codes(changed.reasonsAfter()).contains(ReasonCode.NSC_APPROVAL_REQUIRED));
    assertEquals(new Report.Causes(1, 0, 0), report.causes());
    assertEquals(2025, Integer.parseInt(report.byFiscalYear().getFirst().key()));
  }

  @Test
  void the_rows_that_did_it_are_named_on_both_sides_with_what_they_cite() {
    candidates = List.of(ofRuleSet("3P-2026"));
    Judgement missile = Case.of(REAL, "PHL", "2025-06-01").items(ItemKind.MISSILE).judged();

    Report report = reportOf(List.of(missile), null);

    ChangedCase changed = report.outcomeChanges().shown().getFirst();
    DecisionChange lethal =
        changed.decisions().stream()
            .filter(decision -> decision.decision().equals("Lethal weapons"))
            .findFirst()
            .orElseThrow();
    assertEquals(Policy.OSA_POLICY, lethal.policy());
    assertEquals(1, lethal.before().rows().getFirst().number());
    assertEquals(2, lethal.after().rows().getFirst().number());
    assertTrue(lethal.after().bases().getFirst().contains("Straits Times"));
    assertTrue(
        report.rows().stream()
            .anyMatch(
                row ->
                    row.side() == Report.Side.AFTER
                        && row.ruleSetId().equals("3P-2026")
                        && row.decision().equals("Equipment")
                        && row.cases() == 1));
  }

  @Test
  void over_the_grid_no_weapon_becomes_eligible_while_osa_policy_stands() {
    candidates = List.of(ofRuleSet("3P-2026"));

    Report report = reportOf(List.of(), everyCountryAndItem(List.of(LocalDate.of(2026, 4, 20))));

    assertEquals(report.cases(), Csv.rows("countries.csv").size() * ItemKind.values().length * 2L);
    assertTrue(report.outcomesChanged() > 0);
    List<Group> weapons =
        report.byItemKind().stream()
            .filter(group -> Set.of("MISSILE", "WARSHIP", "TANK").contains(group.key()))
            .toList();
    assertEquals(3, weapons.size());
    for (Group weapon : weapons) {
      assertTrue(
          weapon.transitions().stream().noneMatch(each -> each.to() == TestedOutcome.ELIGIBLE),
          weapon::toString);
    }
  }

  @Test
  void a_candidate_changes_nothing_before_the_day_from_which_it_would_hold() {
    candidates =
        List.of(
            LabFixture.from(LocalDate.of(2026, 4, 21), text(Policy.OSA_POLICY, weaponsAllowed())));

    Report report =
        reportOf(List.of(), grid(List.of("PHL"), AROUND_THE_ABOLITION, ItemKind.MISSILE));

    assertEquals(4, report.cases());
    assertTrue(
        report.reasonChanges().shown().stream()
            .allMatch(changed -> changed.validOn().equals(LocalDate.of(2026, 4, 21))));
    assertEquals(2, report.reasonsChanged());
  }

  @Test
  void a_day_without_a_policy_is_not_covered_until_a_candidate_covers_it() {
    candidates = List.of(ofRuleSet("OSA-2023"));

    Report report =
        reportOf(
            List.of(),
            grid(List.of("FJI"), List.of(LocalDate.of(2023, 4, 4)), ItemKind.PATROL_BOAT));

    assertTrue(
        report.transitions().stream().allMatch(each -> each.from() == TestedOutcome.NOT_COVERED),
        report.transitions()::toString);
    assertEquals(2, report.outcomesChanged());
  }

  @Test
  void facts_supposed_otherwise_change_outcomes_and_are_named_as_the_cause() {
    alterations =
        List.of(
            new AlterationText("FJI", AlteredFact.INCOME_GROUP, null, "H", null, null),
            new AlterationText("FJI", AlteredFact.DAC_LISTING, null, "NOT_LISTED", null, null));

    Report report =
        reportOf(
            List.of(Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged()),
            grid(List.of("FJI", "TON"), List.of(LocalDate.of(2025, 6, 1)), ItemKind.PATROL_BOAT));

    assertEquals(new Report.Causes(0, report.outcomesChanged(), 0), report.causes());
    assertEquals(
        List.of("FJI"),
        report.byCountry().stream()
            .filter(group -> group.outcomesChanged() > 0)
            .map(Group::key)
            .toList());
    assertEquals(TestedOutcome.INELIGIBLE, report.outcomeChanges().shown().getFirst().to());
  }

  @Test
  void a_stored_assessment_can_be_judged_again_with_what_is_known_now() {
    Judgement before =
        Case.of(RealRecord.load(), "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR).judged();

    assertEquals(0, reportOf(List.of(before), null).outcomesChanged());
    facts = FactsAsKnown.NOW;
    Report report = reportOf(List.of(before), null);

    assertEquals(
        List.of(new Transition(TestedOutcome.REFERRED, TestedOutcome.ELIGIBLE, 1)),
        report.transitions());
    assertEquals(new Report.Causes(0, 1, 0), report.causes());
  }

  @Test
  void the_yen_of_the_grants_concerned_is_told_only_when_all_of_it_is_known() {
    candidates = List.of(ofRuleSet("3P-2026"));
    Judgement missile = Case.of(REAL, "PHL", "2025-06-01").items(ItemKind.MISSILE).judged();
    Judgement boat = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    // The first grant was asked about again later, for something that does not change.
    List<Judgement> judgements =
        List.of(
            forGrant("g-1", missile),
            forGrant("g-2", missile),
            forGrant("g-1", boat),
            forGrant("g-3", missile));

    amounts = Map.of("g-2", 600_000_000L, "g-1", 1L);
    Report.Grants some = reportOf(judgements, null).grants();
    assertEquals(List.of("g-2", "g-3"), some.ids());
    assertNull(some.amountJpy());
    assertEquals(1, some.amountsMissing());

    amounts = Map.of("g-2", 600_000_000L, "g-3", 400_000_000L);
    assertEquals(1_000_000_000L, reportOf(judgements, null).grants().amountJpy());
  }

  @Test
  void the_report_is_the_same_to_the_byte_however_many_threads_work_on_it() {
    candidates = List.of(ofRuleSet("3P-2026"), text(Policy.OSA_POLICY, weaponsAllowed()));
    shownMax = 50;
    GridPlan grid = everyCountryAndItem(AROUND_THE_ABOLITION);
    threads = 1;
    String alone = CanonicalJson.of(reportOf(signedGrants(), grid));
    threads = 7;

    assertEquals(alone, CanonicalJson.of(reportOf(signedGrants(), grid)));
    assertEquals(alone, CanonicalJson.of(reportOf(signedGrants(), grid)));
  }

  @Test
  void cases_shown_one_by_one_are_bounded_and_counted_all_the_same() {
    candidates = List.of(ofRuleSet("3P-2026"));
    GridPlan grid = everyCountryAndItem(List.of(LocalDate.of(2026, 4, 20)));
    Report all = reportOf(List.of(), grid);
    shownMax = 3;

    Report few = reportOf(List.of(), grid);

    assertEquals(all.transitions(), few.transitions());
    assertEquals(3, few.outcomeChanges().shown().size());
    assertEquals(all.outcomeChanges().shown().subList(0, 3), few.outcomeChanges().shown());
    assertEquals(few.outcomesChanged() - 3, few.outcomeChanges().leftOut());
  }

  @Test
  void an_assessment_whose_rules_are_gone_is_counted_and_not_guessed() {
    Judgement boat = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    Judgement withOtherRules =
        new Judgement(
            boat.request(),
            boat.knownAt(),
            boat.verdict(),
            boat.standing(),
            List.of(
                new Judgement.RuleSetUsed("3P-2024", "edited since"), boat.ruleSets().getLast()),
            boat.facts(),
            boat.contextFacts(),
            boat.engine());
    candidates = List.of(text(Policy.OSA_POLICY, weaponsAllowed()));

    Report report = reportOf(List.of(withOtherRules, boat), null);

    assertEquals(1, report.rulesGone());
    assertEquals(1, report.cases());
  }

  @Test
  void each_candidate_is_counted_the_cases_of_the_days_on_which_it_would_hold() {
    LocalDate abolition = AROUND_THE_ABOLITION.getLast();
    candidates =
        List.of(
            LabFixture.from(abolition, ofRuleSet("3P-2026")),
            text(Policy.OSA_POLICY, weaponsAllowed()));

    Report record = reportOf(signedGrants(), null);
    Report around =
        reportOf(signedGrants(), grid(List.of("FJI"), AROUND_THE_ABOLITION, ItemKind.UAV));
    Report beforeOsaBegan =
        reportOf(List.of(), grid(List.of("FJI"), List.of(LocalDate.of(2020, 1, 1)), ItemKind.UAV));

    assertEquals(List.of(0L, 14L), casesByCandidate(record));
    assertEquals(List.of(2L, 14L + 4L), casesByCandidate(around));
    assertEquals(List.of(0L, 2L), casesByCandidate(beforeOsaBegan));
  }

  private static List<Long> casesByCandidate(Report report) {
    return report.byCandidate().stream().map(Report.CandidateCases::cases).toList();
  }

  @Test
  void who_watches_can_stop_it() {
    TriedRules rules = new TriedRules(new FixedRules(Case.CATALOGUE.models()), candidates);
    var batches =
        new GridCases(
                everyCountryAndItem(AROUND_THE_ABOLITION), known(), new Supposed(List.of()), rules)
            .batches();

    assertThrows(
        CancellationException.class,
        () -> new Comparison(rules, 2, 10).report(batches, basis(), Map.of(), _ -> false));
    assertTrue(batches.hasNext());
  }

  @Test
  void a_candidate_that_cannot_answer_a_case_ends_it_without_a_report() {
    String gap =
        LabFixture.published("3P-2026")
            .replace("<text>\"TRANSPORT_UAV\"</text>", "<text>\"UAV\"</text>");
    candidates = List.of(text(Policy.THREE_PRINCIPLES, gap));

    assertThrows(
        RuleFailure.class,
        () ->
            reportOf(
                List.of(),
                grid(List.of("FJI"), AROUND_THE_ABOLITION, ItemKind.TRANSPORT_UAV, ItemKind.UAV)));
  }

  @Test
  void nothing_to_compare_is_an_empty_report() {
    assertEquals(0, reportOf(List.of(), null).cases());
    assertEquals(Collections.emptyList(), reportOf(List.of(), null).transitions());
  }
}
