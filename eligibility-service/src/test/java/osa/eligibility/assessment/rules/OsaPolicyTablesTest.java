package osa.eligibility.assessment.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.assessment.rules.RulesFixture.FINE;
import static osa.eligibility.assessment.rules.RulesFixture.QUIET;
import static osa.eligibility.assessment.rules.RulesFixture.RADAR;
import static osa.eligibility.assessment.rules.RulesFixture.ask;
import static osa.eligibility.assessment.rules.RulesFixture.conflicts;
import static osa.eligibility.assessment.rules.RulesFixture.income;
import static osa.eligibility.assessment.rules.RulesFixture.request;
import static osa.eligibility.assessment.rules.RulesFixture.said;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;

/// The case tables of OSA-2023: every combination of inputs that a decision can be asked with.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OsaPolicyTablesTest {

  private static final String PRINCIPLES = "3P-2024";

  @ParameterizedTest
  @CsvSource({
    "ARMED_FORCES, -",
    "RELATED_ORGANISATION, -",
    "COAST_GUARD, NOT_CLEARLY_ARMED_FORCES=REFERRED",
    "CIVILIAN, NOT_ARMED_FORCES=INELIGIBLE"
  })
  void beneficiary(BeneficiaryKind kind, String expected) {
    var request = request(List.of(Pillar.P1), kind, RADAR.items(), new Undertakings(true, true));

    assertEquals(expected, said(ask(request, FINE, PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "L,            LISTED,     -",
    "LM,           LISTED,     -",
    "UM,           LISTED,     -",
    "H,            LISTED,     INCOME_MEASURES_DISAGREE=REFERRED",
    "UNCLASSIFIED, LISTED,     INCOME_UNCLASSIFIED=REFERRED",
    "UNKNOWN,      LISTED,     INCOME_UNKNOWN=REFERRED",
    "L,            NOT_LISTED, INCOME_MEASURES_DISAGREE=REFERRED",
    "LM,           NOT_LISTED, INCOME_MEASURES_DISAGREE=REFERRED",
    "UM,           NOT_LISTED, INCOME_MEASURES_DISAGREE=REFERRED",
    "H,            NOT_LISTED, HIGH_INCOME=INELIGIBLE",
    "UNCLASSIFIED, NOT_LISTED, INCOME_UNCLASSIFIED=REFERRED",
    "UNKNOWN,      NOT_LISTED, INCOME_UNKNOWN=REFERRED",
    "L,            UNKNOWN,    DAC_LISTING_UNKNOWN=REFERRED",
    "LM,           UNKNOWN,    DAC_LISTING_UNKNOWN=REFERRED",
    "UM,           UNKNOWN,    DAC_LISTING_UNKNOWN=REFERRED",
    "H,            UNKNOWN,    DAC_LISTING_UNKNOWN=REFERRED",
    "UNCLASSIFIED, UNKNOWN,    INCOME_UNCLASSIFIED=REFERRED DAC_LISTING_UNKNOWN=REFERRED",
    "UNKNOWN,      UNKNOWN,    INCOME_UNKNOWN=REFERRED"
  })
  void income_on_confirmed_facts(Income group, DacStatus dac, String expected) {
    var standing = income(group, dac, true, Presence.NONE);

    assertEquals(expected, said(ask(RADAR, standing, PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "LM,      LISTED,     UNCONFIRMED_FACT=REFERRED",
    "H,       NOT_LISTED, UNCONFIRMED_FACT=REFERRED",
    "H,       LISTED,     UNCONFIRMED_FACT=REFERRED",
    "UNCLASSIFIED, LISTED, INCOME_UNCLASSIFIED=REFERRED UNCONFIRMED_FACT=REFERRED",
    "UNKNOWN, LISTED,     INCOME_UNKNOWN=REFERRED UNCONFIRMED_FACT=REFERRED"
  })
  void income_on_unconfirmed_facts_neither_passes_nor_excludes(
      Income group, DacStatus dac, String expected) {
    var standing = income(group, dac, false, Presence.NONE);

    assertEquals(expected, said(ask(RADAR, standing, PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "H,  NOT_LISTED, IN_FORCE,    HIGH_INCOME=INELIGIBLE DETT_NOT_RELEVANT=NOTE",
    "H,  NOT_LISTED, UNCONFIRMED, HIGH_INCOME=INELIGIBLE DETT_NOT_RELEVANT=NOTE",
    "H,  LISTED,     IN_FORCE,    INCOME_MEASURES_DISAGREE=REFERRED DETT_NOT_RELEVANT=NOTE",
    "UM, LISTED,     IN_FORCE,    -"
  })
  void a_transfer_agreement_changes_nothing_about_income(
      Income group, DacStatus dac, Presence agreement, String expected) {
    var standing = income(group, dac, true, agreement);

    assertEquals(expected, said(ask(RADAR, standing, PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "false, NONE,          true,  -, -",
    "true,  NONE,          true,  CONFLICT_SIGNAL_UNDETERMINED=REFERRED,"
        + " CONFLICT_SIGNAL_UNDETERMINED=REFERRED",
    "false, NO_OBSTACLE,   true,  -, -",
    "true,  NO_OBSTACLE,   true,  INTERNAL_CONFLICT_NO_OBSTACLE=NOTE,"
        + " INTERSTATE_CONFLICT_SIGNAL=REFERRED",
    "false, GREY_AREA,     true,  CONFLICT_GREY_AREA=REFERRED, BORDER_CLASH_GREY_AREA=REFERRED",
    "true,  GREY_AREA,     true,  CONFLICT_GREY_AREA=REFERRED, BORDER_CLASH_GREY_AREA=REFERRED",
    "false, DISQUALIFYING, true,  ARMED_CONFLICT=INELIGIBLE, ARMED_CONFLICT=INELIGIBLE",
    "true,  DISQUALIFYING, true,  ARMED_CONFLICT=INELIGIBLE, ARMED_CONFLICT=INELIGIBLE",
    "true,  NO_OBSTACLE,   false, UNCONFIRMED_FACT=REFERRED, UNCONFIRMED_FACT=REFERRED",
    "true,  GREY_AREA,     false, UNCONFIRMED_FACT=REFERRED, UNCONFIRMED_FACT=REFERRED",
    "true,  DISQUALIFYING, false, UNCONFIRMED_FACT=REFERRED, UNCONFIRMED_FACT=REFERRED"
  })
  void conflict(
      boolean signalled, Finding finding, boolean confirmed, String internal, String interstate) {
    var conflict = new Conflict(signalled, finding, confirmed);

    assertEquals(internal, said(ask(RADAR, conflicts(conflict, QUIET), PRINCIPLES)));
    assertEquals(interstate, said(ask(RADAR, conflicts(QUIET, conflict), PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "P1, -",
    "P2, -",
    "P3, -",
    "NONE, OUTSIDE_PILLARS=INELIGIBLE",
  })
  void field(Pillar pillar, String expected) {
    var request =
        request(
            List.of(pillar),
            BeneficiaryKind.ARMED_FORCES,
            RADAR.items(),
            new Undertakings(true, true));

    assertEquals(expected, said(ask(request, FINE, PRINCIPLES)));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  -",
    "false, true,  OTHER_PURPOSE_USE_NOT_EXCLUDED=REFERRED",
    "true,  false, THIRD_PARTY_TRANSFER_NOT_EXCLUDED=REFERRED",
    "false, false, OTHER_PURPOSE_USE_NOT_EXCLUDED=REFERRED"
        + " THIRD_PARTY_TRANSFER_NOT_EXCLUDED=REFERRED"
  })
  void undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer, String expected) {
    var request =
        request(
            List.of(Pillar.P1),
            BeneficiaryKind.ARMED_FORCES,
            RADAR.items(),
            new Undertakings(otherPurposeUse, thirdPartyTransfer));

    assertEquals(expected, said(ask(request, FINE, PRINCIPLES)));
  }
}
