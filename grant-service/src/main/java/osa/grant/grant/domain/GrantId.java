package osa.grant.grant.domain;

import java.util.UUID;
import osa.kernel.StreamId;

/// Identifies one grant for ever, from candidate to evaluation, in this service and in every
/// message about it.
public record GrantId(UUID value) {

  private static final String CATEGORY = "grant";

  /// Reads the written form; throws [IllegalArgumentException] when it is not one.
  public static GrantId parse(String text) {
    return new GrantId(UUID.fromString(text));
  }

  /// The stream that holds the grant's history.
  public StreamId stream() {
    return new StreamId(CATEGORY, value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
