package osa.kernel.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.Checkpoint;
import osa.kernel.StreamId;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PositionTokenTest {

  @Test
  void what_is_written_is_read_back() {
    PositionToken token =
        new PositionToken("note-service", new StreamId("note", "a.1_b"), new Checkpoint(4711, 23));
    assertEquals("note-service:note/a.1_b@4711-23", token.toString());
    assertEquals(token, PositionToken.parse(token.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "note-service",
        "note-service:note/1",
        "note-service:note@1-1",
        "note-service:/1@1-1",
        "note/1@1-1",
        "note-service:note/1@1",
        "note-service:note/1@1-1-1",
        "note-service:note/1@-1-1",
        "note-service:note/1@1-99999999999999999999",
        "note-service:note/1@9999999999999999999-1",
        "note-service:note/1@1-1 ",
        "note-service:note/1'; DROP TABLE es_seen@1-1",
        "note-service:note/1\n@1-1",
        "note-service:note/../1@1-1"
      })
  void anything_else_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PositionToken.parse(text));
  }
}
