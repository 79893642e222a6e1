package osa.kernel.inbox;

import osa.kernel.IntegrationMessage;

/// Reads messages in the form in which they travel.
@FunctionalInterface
public interface MessageReader {

  /// Throws [Undeliverable] when it is no message at all.
  IntegrationMessage read(RawMessage raw);
}
