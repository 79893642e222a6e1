package osa.kernel.deadletter.domain;

import java.util.UUID;

/// Identifies one dead letter for ever.
public record DeadLetterId(UUID value) {

  /// Reads the written form; throws [IllegalArgumentException] when it is not one.
  public static DeadLetterId fromString(String text) {
    return new DeadLetterId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
