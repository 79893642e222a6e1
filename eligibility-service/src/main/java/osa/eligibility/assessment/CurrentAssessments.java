package osa.eligibility.assessment;

import java.util.List;
import osa.eligibility.assessment.domain.AssessmentId;

/// Finds the assessments that a change of a country's file may touch.
public interface CurrentAssessments {

  /// The assessments for grants to this country that were judged and whose place no other has
  /// taken, as far as they are committed; in the order in which they were recorded.
  List<AssessmentId> about(String iso3);
}
