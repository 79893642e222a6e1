package osa.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.country.domain.SourceKind;

/// The edge cases of the domain guide, E1 to E38, as far as no scenario covers them, and the real
/// decisions of Japan. Reasons are compared whole: one too many is as wrong as one missing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdgeCasesTest {

  private static final RealRecord REAL = RealRecord.withDeterminations();

  @ParameterizedTest(name = "{0}, {1}: {2} for {3} is ELIGIBLE")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FY2023 | 2023-11-03 | PHL | COASTAL_RADAR                                    | P1
          FY2023 | 2023-11-15 | BGD | PATROL_BOAT                                      | P1
          FY2023 | 2023-12-16 | MYS | UAV,RESCUE_BOAT                                  | P1
          FY2023 | 2023-12-18 | FJI | PATROL_BOAT,RESCUE_BOAT,RIGID_HULL_INFLATABLE_BOAT | P1
          FY2024 | 2024-12-05 | PHL | RIGID_HULL_INFLATABLE_BOAT,COASTAL_RADAR,AIR_SURVEILLANCE_RADAR_SUPPORT,SHIP_IDENTIFICATION_EQUIPMENT | P1
          FY2024 | 2024-12-25 | DJI | COASTAL_RADAR,INFRASTRUCTURE                     | P1
          FY2024 | 2025-01-10 | IDN | HIGH_SPEED_BOAT                                  | P1
          FY2024 | 2025-02-10 | MNG | AIR_TRAFFIC_CONTROL_RADAR                        | P1
          FY2025 | 2025-09-16 | PNG | HEAVY_MACHINERY                                  | P2
          FY2025 | 2025-09-29 | LKA | UAV                                              | P1
          FY2025 | 2025-10-22 | MYS | DIVING_SUPPORT_VESSEL,MONITORING_EQUIPMENT,COMMUNICATIONS_EQUIPMENT | P2,P3
          FY2025 | 2025-12-05 | TON | UAV,UNIFORM                                      | P1,P2
          FY2025 | 2026-01-15 | PHL | INFRASTRUCTURE                                   | P1
          FY2025 | 2026-01-27 | IDN | HIGH_SPEED_BOAT                                  | P1
          """)
  void all_fourteen_real_grants_are_eligible(
      String year, String notesOn, String iso3, String kinds, String pillars) {
    var grant =
        Case.of(REAL, iso3, notesOn)
            .pillars(each(pillars, Pillar::valueOf).toArray(Pillar[]::new))
            .items(each(kinds, ItemKind::valueOf).toArray(ItemKind[]::new));

    assertEquals(Eligibility.ELIGIBLE, grant.outcome(), year);
    assertTrue(
        grant.judged().verdict().reasons().stream()
            .allMatch(reason -> reason.effect() == Reason.Effect.NOTE));
  }

  @ParameterizedTest(name = "{0}: {1} on {2} is {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E1  | SGP | 2023-05-01 | INELIGIBLE | HIGH_INCOME
          E1  | SGP | 2023-06-03 | INELIGIBLE | HIGH_INCOME,DETT_NOT_RELEVANT
          E1  | SGP | 2026-10-01 | INELIGIBLE | HIGH_INCOME,DETT_NOT_RELEVANT
          E1  | BRN | 2023-05-01 | INELIGIBLE | HIGH_INCOME
          E1  | BRN | 2026-10-01 | INELIGIBLE | HIGH_INCOME
          E4  | MMR | 2023-05-01 | INELIGIBLE | ARMED_CONFLICT
          E5  | KHM | 2025-07-26 | REFERRED   | BORDER_CLASH_GREY_AREA
          E5  | KHM | 2025-12-10 | REFERRED   | BORDER_CLASH_GREY_AREA
          E5  | THA | 2025-12-10 | REFERRED   | CONFLICT_SIGNAL_UNDETERMINED,BORDER_CLASH_GREY_AREA
          E11 | IND | 2024-06-01 | REFERRED   | CONFLICT_SIGNAL_UNDETERMINED
          E12 | UKR | 2024-06-01 | REFERRED   | CONFLICT_SIGNAL_UNDETERMINED
          E13 | SDN | 2024-06-01 | REFERRED   | CONFLICT_SIGNAL_UNDETERMINED
          E34 | VEN | 2024-06-01 | REFERRED   | INCOME_UNCLASSIFIED
          E34 | VEN | 2026-07-01 | REFERRED   | INCOME_UNCLASSIFIED,UNCONFIRMED_FACT
          --  | FJI | 2027-07-01 | REFERRED   | INCOME_UNKNOWN
          E35 | PHL | 2026-07-01 | ELIGIBLE   | INTERNAL_CONFLICT_NO_OBSTACLE
          E35 | VNM | 2026-07-01 | ELIGIBLE   | -
          E36 | CRI | 2025-06-30 | ELIGIBLE   | -
          E36 | CRI | 2025-07-01 | REFERRED   | INCOME_MEASURES_DISAGREE
          E37 | NRU | 2025-12-31 | REFERRED   | INCOME_MEASURES_DISAGREE
          E37 | NRU | 2026-01-01 | INELIGIBLE | HIGH_INCOME
          """)
  void countries(String id, String iso3, String day, Eligibility outcome, String codes) {
    var boats = Case.of(REAL, iso3, day).items(ItemKind.PATROL_BOAT);

    assertEquals(codesOf(codes), boats.codes(), id);
    assertEquals(outcome, boats.outcome(), id);
  }

  @Test
  void e13_sudan_is_ineligible_once_a_determination_is_recorded() {
    var determined =
        RealRecord.load()
            .determine("SDN", "DISQUALIFYING", "INTERNAL", "2023-04-15", SourceKind.OFFICIAL);
    var boats = Case.of(determined, "SDN", "2024-06-01").items(ItemKind.RESCUE_BOAT);

    assertEquals(Eligibility.INELIGIBLE, boats.outcome());
  }

  @ParameterizedTest(name = "{0}: {3} (armed: {4}) to {1} on {2} is {5} {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E14 | BGD | 2024-06-01 | PATROL_BOAT              | no  | ELIGIBLE   | -
          E15 | FJI | 2024-06-01 | HIGH_SPEED_BOAT          | no  | ELIGIBLE   | -
          E16 | DJI | 2026-06-01 | COASTAL_RADAR            | no  | ELIGIBLE   | -
          E19 | FJI | 2026-06-01 | RESCUE_BOAT              | no  | ELIGIBLE   | -
          E20 | TON | 2023-06-01 | UAV                      | no  | ELIGIBLE   | -
          E21 | LKA | 2023-12-21 | UAV                      | yes | INELIGIBLE | OUTSIDE_FIVE_CATEGORIES,LETHAL_WEAPON
          E21 | LKA | 2023-12-22 | UAV                      | yes | INELIGIBLE | OUTSIDE_FIVE_CATEGORIES,LETHAL_WEAPON
          E21 | LKA | 2026-04-20 | UAV                      | yes | INELIGIBLE | OUTSIDE_FIVE_CATEGORIES,LETHAL_WEAPON
          E21 | LKA | 2026-04-21 | UAV                      | yes | INELIGIBLE | NO_DETT_FOR_WEAPON,LETHAL_WEAPON
          E22 | PNG | 2026-06-01 | HEAVY_MACHINERY          | no  | ELIGIBLE   | -
          E23 | TON | 2026-06-01 | UNIFORM                  | no  | ELIGIBLE   | -
          E24 | FJI | 2026-06-01 | INFRASTRUCTURE           | no  | ELIGIBLE   | -
          E25 | FJI | 2023-06-01 | COMMUNICATIONS_EQUIPMENT | no  | ELIGIBLE   | -
          E26 | FJI | 2024-06-01 | MINESWEEPING_EQUIPMENT   | no  | ELIGIBLE   | -
          E27 | VNM | 2026-04-20 | MISSILE                  | no  | INELIGIBLE | OUTSIDE_FIVE_CATEGORIES,LETHAL_WEAPON
          E28 | VNM | 2026-04-21 | MISSILE                  | no  | REFERRED   | NSC_APPROVAL_REQUIRED,RULE_CHANGED_OSA_POLICY_UNCHANGED
          E29 | FJI | 2026-04-21 | MISSILE                  | no  | INELIGIBLE | NO_DETT_FOR_WEAPON,LETHAL_WEAPON
          --  | FJI | 2023-12-21 | PATROL_BOAT              | yes | INELIGIBLE | OUTSIDE_FIVE_CATEGORIES,LETHAL_WEAPON
          --  | FJI | 2023-12-22 | PATROL_BOAT              | yes | REFERRED   | ARMS_FITTED_FOR_DUTY,RULE_CHANGED_OSA_POLICY_UNCHANGED
          --  | VNM | 2026-04-21 | PATROL_BOAT              | yes | REFERRED   | NSC_APPROVAL_REQUIRED,RULE_CHANGED_OSA_POLICY_UNCHANGED
          --  | FJI | 2024-06-01 | OTHER                    | no  | REFERRED   | ITEM_NOT_CLASSIFIED
          --  | FJI | 2026-06-01 | OTHER                    | no  | REFERRED   | ITEM_NOT_CLASSIFIED
          --  | FJI | 2026-06-01 | OTHER                    | yes | INELIGIBLE | NO_DETT_FOR_WEAPON,LETHAL_WEAPON
          """)
  void items(
      String id,
      String iso3,
      String day,
      ItemKind kind,
      String armed,
      Eligibility outcome,
      String codes) {
    var asked = Case.of(REAL, iso3, day);
    var one = armed.equals("yes") ? asked.armed(kind) : asked.items(kind);

    assertEquals(codesOf(codes), one.codes(), id);
    assertEquals(outcome, one.outcome(), id);
  }

  @Test
  void e30_a_dual_use_item_passes_with_undertakings_and_is_referred_without() {
    var with = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.UAV);
    var without = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.UAV).undertakings(false, false);

    assertEquals(Eligibility.ELIGIBLE, with.outcome());
    assertEquals(Eligibility.REFERRED, without.outcome());
    assertEquals(
        List.of(
            ReasonCode.OTHER_PURPOSE_USE_NOT_EXCLUDED,
            ReasonCode.THIRD_PARTY_TRANSFER_NOT_EXCLUDED),
        without.codes());
  }

  @Test
  void e32_a_civilian_body_of_a_state_without_a_military_is_ineligible() {
    var boats =
        Case.of(REAL, "TUV", "2025-06-01")
            .beneficiary(BeneficiaryKind.CIVILIAN)
            .items(ItemKind.RESCUE_BOAT);

    assertEquals(Eligibility.INELIGIBLE, boats.outcome());
    assertEquals(List.of(ReasonCode.NOT_ARMED_FORCES), boats.codes());
  }

  @Test
  void e38_the_recipients_political_stance_is_no_input_of_any_model() {
    var inputs =
        Case.CATALOGUE.models().stream()
            .flatMap(model -> model.dmn().lines())
            .filter(line -> line.contains("<inputData "))
            .map(line -> line.replaceAll(".* name=\"([^\"]+)\".*", "$1"))
            .distinct()
            .sorted()
            .toList();

    assertEquals(
        List.of(
            "Beneficiary kind",
            "Conflict scope",
            "Conflict signalled",
            "DAC listing",
            "Fighting at destination",
            "Finding",
            "Finding confirmed",
            "Income facts confirmed",
            "Income group",
            "Item armed",
            "Item kind",
            "Item nature",
            "Item permission",
            "Other purpose use excluded",
            "Party to conflict",
            "Pillar",
            "Third party transfer excluded",
            "Transfer agreement",
            "Treaty breach",
            "UN Security Council measures"),
        inputs);
  }

  private static List<ReasonCode> codesOf(String codes) {
    return codes.equals("-") ? List.of() : each(codes, ReasonCode::valueOf);
  }

  private static <E> List<E> each(String names, Function<String, E> word) {
    return Arrays.stream(names.split(",")).map(word).toList();
  }
}
