package osa.simulation.broker;

import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.Undeliverable;

/// What lies in a partition: a message, or something that is none.
///
/// @param reason why it lies with the dead letters, empty elsewhere
public record Letter(String key, Optional<IntegrationMessage> message, String reason) {

  public static Letter of(IntegrationMessage message) {
    return new Letter(message.subject(), Optional.of(message), "");
  }

  /// Bytes that nobody can read.
  public static Letter unreadable(String key) {
    return new Letter(key, Optional.empty(), "");
  }

  Letter dead(String why) {
    return new Letter(key, message, why);
  }

  IntegrationMessage read() {
    return message.orElseThrow(() -> new Undeliverable("not a complete CloudEvent"));
  }

  /// The same on every machine, as a trace needs it.
  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return message
        .map(m -> m.type() + " " + m.id() + " of " + m.subject())
        .orElse("unreadable under " + key);
  }
}
