package osa.eligibility.edition.domain;

import java.util.UUID;
import osa.kernel.StreamId;

/// Names one edition that was proposed.
public record EditionId(UUID value) {

  public static final String CATEGORY = "edition";

  /// Reads the written form; throws [IllegalArgumentException] when it is none.
  public static EditionId fromString(String text) {
    return new EditionId(UUID.fromString(text));
  }

  public StreamId stream() {
    return new StreamId(CATEGORY, value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
