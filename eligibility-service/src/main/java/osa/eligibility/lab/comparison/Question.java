package osa.eligibility.lab.comparison;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.ItemKind;

/// A request reduced to what the rules read of it, so that requests which ask the same are equal.
final class Question {

  private Question() {}

  static AssessmentRequest of(AssessmentRequest request) {
    return asked(
        request.pillars(),
        request.beneficiary().kind(),
        request.items().stream().map(Question::bare).toList(),
        request.undertakings());
  }

  /// What a point of a grid asks for.
  static AssessmentRequest of(ItemKind kind, boolean armed) {
    return asked(
        List.of(Pillar.P1),
        BeneficiaryKind.ARMED_FORCES,
        List.of(new ItemLine("L1", "", kind, 1, armed)),
        new Undertakings(true, true));
  }

  private static ItemLine bare(ItemLine line) {
    return new ItemLine(line.lineId(), "", line.kind(), 1, line.armed());
  }

  private static AssessmentRequest asked(
      List<Pillar> pillars,
      BeneficiaryKind beneficiary,
      List<ItemLine> items,
      Undertakings undertakings) {
    return new AssessmentRequest(
        "",
        LocalDate.EPOCH,
        pillars,
        new Beneficiary("", beneficiary),
        items,
        List.of(),
        List.of(),
        undertakings,
        null);
  }
}
