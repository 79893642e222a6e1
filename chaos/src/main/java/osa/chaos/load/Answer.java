package osa.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;

/// What a service answered.
///
/// @param etag the version of what was answered; empty when the answer has none
/// @param body JSON; a missing node when there is none
record Answer(int status, String etag, JsonNode body) {

  private static final int TOO_MANY = 429;

  boolean done() {
    return status < 300;
  }

  /// Whether the outcome is not known yet: the same request with the same key will tell.
  boolean isNoOutcome() {
    return status >= 500
        || status == TOO_MANY
        || (status == 409 && code().equals("IDEMPOTENCY_KEY_IN_FLIGHT"));
  }

  /// The problem's code; empty when it is none.
  String code() {
    return text("/code");
  }

  String text(String pointer) {
    return body.at(pointer).asText();
  }

  long number(String pointer) {
    return body.at(pointer).asLong();
  }

  /// The same status, version and content, field for field.
  boolean repeats(Answer first) {
    return status == first.status && etag.equals(first.etag) && body.equals(first.body);
  }
}
