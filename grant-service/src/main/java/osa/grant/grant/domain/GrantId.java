package osa.grant.grant.domain;

import java.util.UUID;

/// Identifies one grant for ever, from candidate to evaluation, in this service and in every
/// message about it.
public record GrantId(UUID value) {

  /// Reads the written form; throws [IllegalArgumentException] when it is not one.
  public static GrantId fromString(String text) {
    return new GrantId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
