package osa.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.assessment.domain.Eligibility.ELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.INELIGIBLE;
import static osa.eligibility.assessment.domain.Eligibility.REFERRED;
import static osa.eligibility.assessment.domain.ReasonCode.ARMED_CONFLICT;
import static osa.eligibility.assessment.domain.ReasonCode.BORDER_CLASH_GREY_AREA;
import static osa.eligibility.assessment.domain.ReasonCode.CONFLICT_SIGNAL_UNDETERMINED;
import static osa.eligibility.assessment.domain.ReasonCode.DETT_NOT_RELEVANT;
import static osa.eligibility.assessment.domain.ReasonCode.HIGH_INCOME;
import static osa.eligibility.assessment.domain.ReasonCode.INCOME_MEASURES_DISAGREE;
import static osa.eligibility.assessment.domain.ReasonCode.INCOME_UNCLASSIFIED;
import static osa.eligibility.assessment.domain.ReasonCode.INTERNAL_CONFLICT_NO_OBSTACLE;
import static osa.eligibility.assessment.domain.ReasonCode.LETHAL_WEAPON;
import static osa.eligibility.assessment.domain.ReasonCode.NOT_CLEARLY_ARMED_FORCES;
import static osa.eligibility.assessment.domain.ReasonCode.NSC_APPROVAL_REQUIRED;
import static osa.eligibility.assessment.domain.ReasonCode.OUTSIDE_FIVE_CATEGORIES;
import static osa.eligibility.assessment.domain.ReasonCode.RULE_CHANGED_OSA_POLICY_UNCHANGED;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentDecider;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.Partner;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.domain.Verdict.Line;
import osa.eligibility.country.domain.CountryRejection;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.DeciderSpec;

/// The acceptance scenarios of eligibility, SC-01 to SC-29, on the real countries and conflicts.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EligibilityScenariosTest {

  private static final RealRecord REAL = RealRecord.withDeterminations();

  @Test
  void sc_01_the_first_grant_a_coastal_radar_for_the_philippines_is_eligible() {
    var radar = Case.of(REAL, "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR);

    assertEquals(ELIGIBLE, radar.outcome());
    assertTrue(radar.codes().contains(INTERNAL_CONFLICT_NO_OBSTACLE));
    assertEquals(List.of(Category.SURVEILLANCE), categories(radar));
    assertEquals(List.of("3P-2014", "OSA-2023"), ruleSets(radar));
  }

  @Test
  void sc_02_without_a_determination_the_same_facts_are_referred_and_not_refused() {
    var radar = Case.of(RealRecord.load(), "PHL", "2023-11-03").items(ItemKind.COASTAL_RADAR);

    assertEquals(REFERRED, radar.outcome());
    assertEquals(List.of(CONFLICT_SIGNAL_UNDETERMINED), radar.codes());
  }

  @Test
  void sc_03_singapore_is_a_high_income_country_and_its_agreement_is_not_relevant() {
    var boat = Case.of(REAL, "SGP", "2026-01-15").items(ItemKind.PATROL_BOAT);

    assertEquals(INELIGIBLE, boat.outcome());
    assertEquals(List.of(HIGH_INCOME, DETT_NOT_RELEVANT), boat.codes());
  }

  @Test
  void sc_04_brunei_is_a_high_income_country() {
    var boat = Case.of(REAL, "BRN", "2025-10-01").items(ItemKind.PATROL_BOAT);

    assertEquals(INELIGIBLE, boat.outcome());
    assertEquals(List.of(HIGH_INCOME), boat.codes());
  }

  @Test
  void sc_05_singapore_as_a_partner_of_a_grant_to_timor_leste_is_not_assessed() {
    var machinery =
        Case.of(REAL, "TLS", "2026-01-15")
            .pillars(Pillar.P2)
            .items(ItemKind.HEAVY_MACHINERY)
            .partner("SGP");

    assertEquals(ELIGIBLE, machinery.outcome());
    assertEquals(
        List.of(new Partner("SGP", Partner.Role.PARTNER)), machinery.judged().request().partners());
    assertTrue(machinery.judged().facts().stream().allMatch(fact -> fact.iso3().equals("TLS")));
  }

  @Test
  void sc_07_a_humanitarian_pillar_does_not_cure_the_war_in_myanmar() {
    var boats = Case.of(REAL, "MMR", "2026-01-15").pillars(Pillar.P2).items(ItemKind.RESCUE_BOAT);

    assertEquals(INELIGIBLE, boats.outcome());
    assertEquals(List.of(ARMED_CONFLICT), boats.codes());
  }

  @Test
  void sc_08_thailand_during_the_border_fighting_of_july_2025_is_a_grey_area() {
    var drone = Case.of(REAL, "THA", "2025-07-26").items(ItemKind.UAV);

    assertEquals(REFERRED, drone.outcome());
    assertTrue(drone.codes().contains(BORDER_CLASH_GREY_AREA));
  }

  @Test
  void sc_09_an_officer_approves_what_cannot_be_used_in_the_border_conflict() {
    var rescue =
        Case.of(REAL, "THA", "2026-01-15")
            .pillars(Pillar.P2)
            .items(ItemKind.SEARCH_AND_RESCUE_EQUIPMENT)
            .judged();
    assertEquals(REFERRED, rescue.verdict().outcome());

    var id = new AssessmentId(UUID.fromString("00000000-0000-0000-0000-000000000009"));
    var spec = DeciderSpec.of(new AssessmentDecider());
    var today = LocalDate.of(2026, 1, 20);
    var why = "cannot be used in the border conflict";
    spec.given()
        .when(new RecordJudgement(id, rescue))
        .then(new AssessmentReferred(id.value(), rescue));
    spec.given(new AssessmentReferred(id.value(), rescue))
        .when(new CloseReferral(ReferralDecision.APPROVE, why, "officer", today))
        .then(
            new ReferralClosed(
                id.value(), rescue, ReferralDecision.APPROVE, ELIGIBLE, why, "officer", today));
  }

  @Test
  void sc_11_malaysia_may_monitor_the_border_that_its_neighbours_fight_over() {
    var gear =
        Case.of(REAL, "MYS", "2025-10-22")
            .pillars(Pillar.P3, Pillar.P2)
            .items(ItemKind.MONITORING_EQUIPMENT, ItemKind.DIVING_SUPPORT_VESSEL)
            .context("THA", "KHM");

    assertEquals(ELIGIBLE, gear.outcome());
    assertEquals(List.of(), gear.codes());
    assertEquals(List.of(Category.NONE, Category.RESCUE), categories(gear));
    assertEquals(
        List.of("KHM", "THA"),
        gear.judged().contextFacts().stream().map(FactUsed::iso3).distinct().sorted().toList());
  }

  @Test
  void sc_12_pakistan_is_referred_with_its_signals_and_an_opinion_determines_nothing() {
    var boats = Case.of(REAL, "PAK", "2025-06-01").items(ItemKind.PATROL_BOAT);

    assertEquals(REFERRED, boats.outcome());
    assertTrue(boats.codes().contains(CONFLICT_SIGNAL_UNDETERMINED));
    List<String> signals = signals(boats.judged());
    assertTrue(signals.size() >= 2, () -> "signals: " + signals);
    assertTrue(signals.stream().anyMatch(signal -> signal.contains("TTP, INTERNAL, WAR")));
    assertTrue(signals.stream().anyMatch(signal -> signal.contains("Operation Sindoor")));
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                RealRecord.load()
                    .determine("PAK", "NO_OBSTACLE", "ANY", "2025-06-01", SourceKind.COMMENTARY));
    assertTrue(
        refused.getMessage().contains(CountryRejection.OPINION_IS_NOT_A_SOURCE.name()),
        refused::getMessage);
  }

  @Test
  void sc_13_indonesia_gets_patrol_boats_twice() {
    for (String notesOn : List.of("2025-01-10", "2026-01-27")) {
      var boats = Case.of(REAL, "IDN", notesOn).items(ItemKind.HIGH_SPEED_BOAT);

      assertEquals(ELIGIBLE, boats.outcome(), notesOn);
      assertEquals(List.of(INTERNAL_CONFLICT_NO_OBSTACLE), boats.codes(), notesOn);
    }
  }

  @Test
  void sc_14_an_air_traffic_control_radar_for_mongolia_is_surveillance() {
    var radar = Case.of(REAL, "MNG", "2025-02-10").items(ItemKind.AIR_TRAFFIC_CONTROL_RADAR);

    assertEquals(ELIGIBLE, radar.outcome());
    assertEquals(List.of(Category.SURVEILLANCE), categories(radar));
  }

  @Test
  void sc_16_bulldozers_for_papua_new_guinea_are_no_defence_equipment() {
    var bulldozers =
        Case.of(REAL, "PNG", "2025-09-16").pillars(Pillar.P2).items(ItemKind.HEAVY_MACHINERY);

    assertEquals(ELIGIBLE, bulldozers.outcome());
    assertEquals(List.of(Category.NONE), categories(bulldozers));
  }

  @Test
  void sc_17_tonga_gets_drones_and_uniforms() {
    var both =
        Case.of(REAL, "TON", "2025-12-05")
            .pillars(Pillar.P1, Pillar.P2)
            .items(ItemKind.UAV, ItemKind.UNIFORM);

    assertEquals(ELIGIBLE, both.outcome());
    assertEquals(List.of(Category.SURVEILLANCE, Category.NONE), categories(both));
  }

  @Test
  void sc_18_a_boathouse_and_a_slipway_are_infrastructure() {
    var buildings =
        Case.of(REAL, "PHL", "2026-01-15").items(ItemKind.INFRASTRUCTURE, ItemKind.INFRASTRUCTURE);

    assertEquals(ELIGIBLE, buildings.outcome());
    assertEquals(List.of(Category.NONE, Category.NONE), categories(buildings));
  }

  @Test
  void sc_19_a_missile_on_the_day_before_the_five_categories_went() {
    var missile = Case.of(REAL, "PHL", "2026-04-20").items(ItemKind.MISSILE);

    assertEquals(INELIGIBLE, missile.outcome());
    assertTrue(missile.codes().containsAll(List.of(OUTSIDE_FIVE_CATEGORIES, LETHAL_WEAPON)));
    assertEquals(List.of("3P-2024", "OSA-2023"), ruleSets(missile));
  }

  @Test
  void sc_20_a_missile_on_the_day_after_is_referred_and_never_eligible_by_itself() {
    var missile = Case.of(REAL, "PHL", "2026-04-21").items(ItemKind.MISSILE);

    assertEquals(REFERRED, missile.outcome());
    assertTrue(
        missile
            .codes()
            .containsAll(List.of(NSC_APPROVAL_REQUIRED, RULE_CHANGED_OSA_POLICY_UNCHANGED)));
    assertEquals(List.of("3P-2026", "OSA-2023"), ruleSets(missile));
  }

  @Test
  void sc_22_palau_is_referred_from_the_day_on_which_the_two_measures_disagree() {
    var before = Case.of(REAL, "PLW", "2024-06-30").items(ItemKind.PATROL_BOAT);
    var after = Case.of(REAL, "PLW", "2024-07-01").items(ItemKind.PATROL_BOAT);

    assertEquals(ELIGIBLE, before.outcome());
    assertEquals(List.of(), before.codes());
    assertEquals(REFERRED, after.outcome());
    assertEquals(List.of(INCOME_MEASURES_DISAGREE), after.codes());
  }

  @Test
  void sc_23_ethiopia_is_referred_once_its_income_is_unclassified() {
    var boats = Case.of(REAL, "ETH", "2025-07-01").items(ItemKind.RESCUE_BOAT);

    assertEquals(REFERRED, boats.outcome());
    assertTrue(boats.codes().contains(INCOME_UNCLASSIFIED));
    assertFalse(
        Case.of(REAL, "ETH", "2025-06-30")
            .items(ItemKind.RESCUE_BOAT)
            .codes()
            .contains(INCOME_UNCLASSIFIED));
  }

  @Test
  void sc_24_sri_lanka_stays_eligible_when_it_moves_up_inside_the_middle() {
    for (String day : List.of("2026-06-30", "2026-07-01")) {
      assertEquals(ELIGIBLE, Case.of(REAL, "LKA", day).items(ItemKind.UAV).outcome(), day);
    }
  }

  @Test
  void sc_26_a_coast_guard_is_not_clearly_armed_forces() {
    var boats =
        Case.of(REAL, "DJI", "2024-12-25")
            .beneficiary(BeneficiaryKind.COAST_GUARD)
            .items(ItemKind.PATROL_BOAT);

    assertEquals(REFERRED, boats.outcome());
    assertEquals(List.of(NOT_CLEARLY_ARMED_FORCES), boats.codes());
  }

  @Test
  void sc_27_brunei_asking_for_a_missile_is_told_all_reasons() {
    var missile = Case.of(REAL, "BRN", "2026-04-20").items(ItemKind.MISSILE);

    assertEquals(INELIGIBLE, missile.outcome());
    assertTrue(missile.codes().containsAll(List.of(HIGH_INCOME, LETHAL_WEAPON)));
  }

  @Test
  void sc_28_an_unknown_country_is_refused_and_not_assessed() {
    var refused = Case.of(REAL, "ZZZ", "2026-01-15").items(ItemKind.PATROL_BOAT).refused();

    assertEquals(AssessmentRejection.UNKNOWN_COUNTRY, refused.code());
    assertEquals("ZZZ", refused.details().get("iso3"));
  }

  @Test
  void sc_29_ukraine_is_ineligible_once_a_determination_is_recorded() {
    var determined =
        RealRecord.load()
            .determine("UKR", "DISQUALIFYING", "ANY", "2022-02-24", SourceKind.OFFICIAL);
    var gear = Case.of(determined, "UKR", "2024-06-01").items(ItemKind.MINE_CLEARING_EQUIPMENT);

    assertEquals(INELIGIBLE, gear.outcome());
    assertEquals(List.of(ARMED_CONFLICT), gear.codes());
    assertEquals(
        REFERRED,
        Case.of(RealRecord.load(), "UKR", "2024-06-01")
            .items(ItemKind.MINE_CLEARING_EQUIPMENT)
            .outcome());
  }

  private static List<Category> categories(Case assessed) {
    return assessed.judged().verdict().lines().stream().map(Line::category).toList();
  }

  private static List<String> ruleSets(Case assessed) {
    return assessed.judged().ruleSets().stream().map(RuleSetUsed::id).toList();
  }

  private static List<String> signals(Judgement judgement) {
    return judgement.facts().stream()
        .filter(fact -> fact.kind().equals("CONFLICT_SIGNAL"))
        .map(FactUsed::statement)
        .toList();
  }
}
