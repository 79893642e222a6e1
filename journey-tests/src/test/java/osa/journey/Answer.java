package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

/// What a service answered.
///
/// @param etag the version of what was answered; empty when the answer has none
/// @param position names what the command did, for reads elsewhere; empty when it did nothing
/// @param body JSON; a missing node when there is none
record Answer(int status, String etag, String location, String position, JsonNode body) {

  Answer expect(int expected) {
    assertEquals(expected, status, body::toPrettyString);
    return this;
  }

  /// The problem's code.
  String code() {
    return text("/code");
  }

  String text(String pointer) {
    return body.at(pointer).asText();
  }

  long number(String pointer) {
    return body.at(pointer).asLong();
  }
}
