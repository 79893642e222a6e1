package osa.kernel.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/// Ties together everything that one request sets off: it travels with every event and message.
@RequestScoped
class Correlation {

  static final String HEADER = "X-Correlation-Id";

  private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final UUID requestId = UUID.randomUUID();
  private UUID id = requestId;

  UUID id() {
    return id;
  }

  UUID requestId() {
    return requestId;
  }

  /// Takes what the caller sent. Anything that is not a UUID is ignored: it must not reach events
  /// or logs.
  void take(String sent) {
    if (sent != null && sent.matches(UUID_FORM)) {
      id = UUID.fromString(sent);
    }
  }
}
