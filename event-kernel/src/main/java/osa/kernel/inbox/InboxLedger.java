package osa.kernel.inbox;

import osa.kernel.IntegrationMessage;

/// The messages that have had their effect here.
public interface InboxLedger {

  /// Remembers the message in the surrounding transaction; false when it was remembered before.
  boolean remember(IntegrationMessage message);
}
