package osa.eligibility.assessment.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import osa.eligibility.Case;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;

/// A request and a standing against which no rule has anything to say, and ways to change one
/// thing at a time.
final class RulesFixture {

  static final Conflict QUIET = new Conflict(false, Finding.NONE, true);
  static final Standing FINE =
      new Standing(
          Income.LM,
          DacStatus.LISTED,
          true,
          Presence.NONE,
          Presence.NONE,
          Presence.NONE,
          Presence.NONE,
          QUIET,
          QUIET,
          false);
  static final AssessmentRequest RADAR = item(ItemKind.COASTAL_RADAR, false);

  private RulesFixture() {}

  static AssessmentRequest item(ItemKind kind, boolean armed) {
    return request(
        List.of(Pillar.P1),
        BeneficiaryKind.ARMED_FORCES,
        List.of(new ItemLine("L1", "as asked for", kind, 1, armed)),
        new Undertakings(true, true));
  }

  static AssessmentRequest request(
      List<Pillar> pillars,
      BeneficiaryKind beneficiary,
      List<ItemLine> items,
      Undertakings undertakings) {
    return new AssessmentRequest(
        "PHL",
        LocalDate.of(2025, 1, 1),
        pillars,
        new Beneficiary("Navy", beneficiary),
        items,
        List.of(),
        List.of(),
        undertakings,
        null);
  }

  static Standing income(Income income, DacStatus dac, boolean confirmed, Presence agreement) {
    return FINE.withIncome(income)
        .withDac(dac)
        .withIncomeConfirmed(confirmed)
        .withAgreement(agreement);
  }

  static Standing weapon(Presence agreement, boolean fighting) {
    return FINE.withAgreement(agreement).withFighting(fighting);
  }

  static Standing barred(Presence treaty, Presence unMeasures, Presence party) {
    return FINE.withBars(treaty, unMeasures, party);
  }

  static Standing conflicts(Conflict internal, Conflict interstate) {
    return FINE.withConflicts(internal, interstate);
  }

  static Findings ask(AssessmentRequest request, Standing standing, String principles) {
    return Case.RULES.judge(
        Sheet.of(request, standing), Case.ruleSet(principles), Case.ruleSet("OSA-2023"));
  }

  /// `CODE=EFFECT` for every reason, joined by blanks, `-` when there is none.
  static String said(Findings findings) {
    List<String> said = new ArrayList<>();
    for (Reason reason : findings.reasons()) {
      said.add(reason.code() + "=" + reason.effect());
    }
    return said.isEmpty() ? "-" : String.join(" ", said);
  }
}
