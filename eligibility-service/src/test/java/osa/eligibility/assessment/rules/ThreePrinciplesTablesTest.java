package osa.eligibility.assessment.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.assessment.rules.RulesFixture.FINE;
import static osa.eligibility.assessment.rules.RulesFixture.RADAR;
import static osa.eligibility.assessment.rules.RulesFixture.ask;
import static osa.eligibility.assessment.rules.RulesFixture.barred;
import static osa.eligibility.assessment.rules.RulesFixture.item;
import static osa.eligibility.assessment.rules.RulesFixture.said;
import static osa.eligibility.assessment.rules.RulesFixture.weapon;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Lethality;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.assessment.domain.Verdict.Line;

/// The case tables of the four versions of the Three Principles.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreePrinciplesTablesTest {

  private static final List<String> FIVE_CATEGORIES = List.of("3P-2014", "3P-2023", "3P-2024");
  private static final String OUT = "OUTSIDE_FIVE_CATEGORIES=INELIGIBLE LETHAL_WEAPON=INELIGIBLE";
  private static final String FITTED =
      "ARMS_FITTED_FOR_DUTY=REFERRED RULE_CHANGED_OSA_POLICY_UNCHANGED=REFERRED";

  @ParameterizedTest
  @CsvSource({
    "COASTAL_RADAR,                  SURVEILLANCE, -",
    "AIR_TRAFFIC_CONTROL_RADAR,      SURVEILLANCE, -",
    "AIR_SURVEILLANCE_RADAR_SUPPORT, SURVEILLANCE, -",
    "PATROL_BOAT,                    VIGILANCE,    -",
    "HIGH_SPEED_BOAT,                VIGILANCE,    -",
    "RIGID_HULL_INFLATABLE_BOAT,     VIGILANCE,    -",
    "RESCUE_BOAT,                    RESCUE,       -",
    "DIVING_SUPPORT_VESSEL,          RESCUE,       -",
    "SEARCH_AND_RESCUE_EQUIPMENT,    RESCUE,       -",
    "UAV,                            SURVEILLANCE, -",
    "TRANSPORT_UAV,                  TRANSPORT,    -",
    "COMMUNICATIONS_EQUIPMENT,       NONE,         -",
    "SHIP_IDENTIFICATION_EQUIPMENT,  SURVEILLANCE, -",
    "MONITORING_EQUIPMENT,           NONE,         -",
    "HEAVY_MACHINERY,                NONE,         -",
    "UNIFORM,                        NONE,         -",
    "INFRASTRUCTURE,                 NONE,         -",
    "MINESWEEPING_EQUIPMENT,         MINESWEEPING, -",
    "MINE_CLEARING_EQUIPMENT,        MINESWEEPING, -",
    "MISSILE,                        NONE,         " + OUT,
    "WARSHIP,                        NONE,         " + OUT,
    "TANK,                           NONE,         " + OUT,
    "OTHER,                          NONE,         ITEM_NOT_CLASSIFIED=REFERRED"
  })
  void an_unarmed_item_under_the_five_categories(
      ItemKind kind, Category category, String expected) {
    for (String principles : FIVE_CATEGORIES) {
      var findings = ask(item(kind, false), FINE, principles);

      assertEquals(List.of(new Line("L1", category, null)), findings.lines(), principles);
      assertEquals(expected, said(findings), principles);
    }
  }

  @Test
  void an_armed_item_of_any_kind_is_outside_the_five_categories_of_2014() {
    for (ItemKind kind : ItemKind.values()) {
      assertEquals(OUT, said(ask(item(kind, true), FINE, "3P-2014")), kind.name());
    }
  }

  @Test
  void arms_may_be_fitted_on_vessels_since_2023_and_nothing_else() {
    var vessels =
        List.of(
            ItemKind.PATROL_BOAT,
            ItemKind.HIGH_SPEED_BOAT,
            ItemKind.RIGID_HULL_INFLATABLE_BOAT,
            ItemKind.RESCUE_BOAT,
            ItemKind.DIVING_SUPPORT_VESSEL,
            ItemKind.MINESWEEPING_EQUIPMENT);
    for (String principles : List.of("3P-2023", "3P-2024")) {
      for (ItemKind kind : ItemKind.values()) {
        assertEquals(
            vessels.contains(kind) ? FITTED : OUT,
            said(ask(item(kind, true), FINE, principles)),
            principles + " " + kind);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IN_FORCE,    false, NSC_APPROVAL_REQUIRED=REFERRED"
        + " RULE_CHANGED_OSA_POLICY_UNCHANGED=REFERRED",
    "IN_FORCE,    true,  NSC_APPROVAL_REQUIRED=REFERRED FIGHTING_AT_DESTINATION=REFERRED"
        + " RULE_CHANGED_OSA_POLICY_UNCHANGED=REFERRED",
    "UNCONFIRMED, false, UNCONFIRMED_FACT=REFERRED NSC_APPROVAL_REQUIRED=REFERRED"
        + " RULE_CHANGED_OSA_POLICY_UNCHANGED=REFERRED",
    "NONE,        false, NO_DETT_FOR_WEAPON=INELIGIBLE LETHAL_WEAPON=INELIGIBLE",
    "NONE,        true,  NO_DETT_FOR_WEAPON=INELIGIBLE FIGHTING_AT_DESTINATION=REFERRED"
        + " LETHAL_WEAPON=INELIGIBLE"
  })
  void a_weapon_since_2026(Presence agreement, boolean fighting, String expected) {
    for (ItemKind kind : List.of(ItemKind.MISSILE, ItemKind.WARSHIP, ItemKind.TANK)) {
      var findings = ask(item(kind, false), weapon(agreement, fighting), "3P-2026");

      assertEquals(expected, said(findings), kind.name());
      assertEquals(Lethality.WEAPON, findings.lines().getFirst().lethality());
    }
    for (ItemKind kind : ItemKind.values()) {
      var findings = ask(item(kind, true), weapon(agreement, fighting), "3P-2026");

      assertEquals(expected, said(findings), "armed " + kind);
      assertEquals(Lethality.WEAPON, findings.lines().getFirst().lethality());
    }
  }

  @Test
  void an_unarmed_item_since_2026_is_no_weapon_and_needs_neither_agreement_nor_peace() {
    var lethalOrUnclear =
        List.of(ItemKind.MISSILE, ItemKind.WARSHIP, ItemKind.TANK, ItemKind.OTHER);
    for (ItemKind kind : ItemKind.values()) {
      if (!lethalOrUnclear.contains(kind)) {
        var findings = ask(item(kind, false), weapon(Presence.NONE, true), "3P-2026");

        assertEquals("-", said(findings), kind.name());
        assertEquals(Lethality.NON_WEAPON, findings.lines().getFirst().lethality());
      }
    }
  }

  @Test
  void an_unarmed_item_that_nobody_has_classified_goes_to_a_person_since_2026_too() {
    var findings = ask(item(ItemKind.OTHER, false), FINE, "3P-2026");

    assertEquals("ITEM_NOT_CLASSIFIED=REFERRED", said(findings));
    assertEquals(Lethality.UNDETERMINED, findings.lines().getFirst().lethality());
  }

  @ParameterizedTest
  @CsvSource({
    "IN_FORCE,    NONE,        NONE,        TREATY_BREACH=INELIGIBLE",
    "NONE,        IN_FORCE,    NONE,        UN_SECURITY_COUNCIL_MEASURES=INELIGIBLE",
    "NONE,        NONE,        IN_FORCE,    PARTY_TO_CONFLICT=INELIGIBLE",
    "IN_FORCE,    IN_FORCE,    NONE,        TREATY_BREACH=INELIGIBLE"
        + " UN_SECURITY_COUNCIL_MEASURES=INELIGIBLE",
    "UNCONFIRMED, NONE,        NONE,        UNCONFIRMED_FACT=REFERRED",
    "NONE,        UNCONFIRMED, NONE,        UNCONFIRMED_FACT=REFERRED",
    "NONE,        NONE,        UNCONFIRMED, UNCONFIRMED_FACT=REFERRED"
  })
  void principle_1_bars_a_destination_under_every_version(
      Presence treaty, Presence unMeasures, Presence party, String expected) {
    for (String principles : List.of("3P-2014", "3P-2023", "3P-2024", "3P-2026")) {
      assertEquals(
          expected, said(ask(RADAR, barred(treaty, unMeasures, party), principles)), principles);
    }
  }
}
