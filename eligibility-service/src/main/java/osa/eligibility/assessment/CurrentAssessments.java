package osa.eligibility.assessment;

import java.util.List;
import osa.eligibility.assessment.domain.AssessmentId;

/// Finds the assessments that a change may touch: those for grants that were judged and whose place
/// no other has taken, as far as they are committed.
public interface CurrentAssessments {

  /// Those of one country's grants, in the order in which they were recorded.
  List<AssessmentId> about(String iso3);

  /// A page of those of all countries, in the order in which they were recorded.
  ///
  /// @param sequence the place after which the page begins; 0 for the first page
  /// @param max how many at most
  List<Placed> after(long sequence, int max);

  /// @param sequence its place among all assessments
  record Placed(AssessmentId id, long sequence) {}
}
