package osa.eligibility.assessment.domain;

import java.util.UUID;
import osa.kernel.StreamId;

/// Names one assessment. Whoever asks for it chooses the id, so asking twice is seen.
public record AssessmentId(UUID value) {

  public static final String CATEGORY = "assessment";

  /// Reads the written form; throws [IllegalArgumentException] when it is none.
  public static AssessmentId fromString(String text) {
    return new AssessmentId(UUID.fromString(text));
  }

  public StreamId stream() {
    return new StreamId(CATEGORY, value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
