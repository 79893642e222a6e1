package osa.eligibility.lab.domain;

import java.util.UUID;
import osa.kernel.StreamId;

/// Names one back-test.
public record BackTestId(UUID value) {

  public static final String CATEGORY = "back-test";

  /// Reads the written form; throws [IllegalArgumentException] when it is none.
  public static BackTestId fromString(String text) {
    return new BackTestId(UUID.fromString(text));
  }

  public StreamId stream() {
    return new StreamId(CATEGORY, value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
