package osa.eligibility.lab.comparison;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Verdict;
import osa.kernel.Checkpoint;

/// One case with both its sides.
///
/// @param stored the assessment that it is; null for a point of a grid
/// @param question see [Question]
public record ComparedCase(
    Stored stored,
    String iso3,
    LocalDate validOn,
    AssessmentRequest question,
    Side before,
    Side after) {

  private static final int FISCAL_YEAR_BEGINS_IN = 4;

  /// @param grantId null when it was asked for beforehand
  /// @param verdict what was recorded: it is what stands
  public record Stored(String assessmentId, String grantId, Checkpoint recorded, Verdict verdict) {}

  public record Side(Standing standing, RulePair rules) {}

  List<ItemKind> itemKinds() {
    return question.items().stream().map(ItemLine::kind).distinct().sorted().toList();
  }

  boolean armed() {
    return question.items().stream().anyMatch(ItemLine::armed);
  }

  /// Japan's: from 1 April, named after the year in which it begins.
  int fiscalYear() {
    return validOn.getMonthValue() < FISCAL_YEAR_BEGINS_IN
        ? validOn.getYear() - 1
        : validOn.getYear();
  }
}
