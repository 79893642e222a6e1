package osa.eligibility.assessment.view;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import osa.kernel.Figures;

/// How many assessments came to what.
@Singleton
public class AssessmentFigures implements Figures {

  private static final String NAME = "osa.assessments";

  private final AssessmentQueries assessments;

  AssessmentFigures(AssessmentQueries assessments) {
    this.assessments = assessments;
  }

  @Override
  public Map<String, String> names() {
    return Map.of(NAME, "Assessments by what they came to");
  }

  @Override
  public List<Figure> look() {
    return assessments.countByOutcome().entrySet().stream()
        .map(of -> new Figure(NAME, Map.of("outcome", of.getKey().name()), of.getValue()))
        .toList();
  }
}
