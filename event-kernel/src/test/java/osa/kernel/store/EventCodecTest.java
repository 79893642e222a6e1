package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventCodecTest {

  private record Remark(String text) {}

  @Test
  void two_codecs_make_one_that_knows_the_events_of_both() {
    EventCodec both = Note.CODEC.and(new EventCodec(Map.of("remark.v1", Remark.class)));
    assertEquals(Set.of("note.v1", "remark.v1"), both.names());
    assertEquals(new Remark("so"), both.read("remark.v1", both.write(new Remark("so"))));
    assertEquals("note.v1", both.nameOf(new Note("so")));
  }

  @Test
  void a_name_that_both_know_is_refused() {
    EventCodec other = new EventCodec(Map.of("note.v1", Remark.class));
    assertThrows(IllegalArgumentException.class, () -> Note.CODEC.and(other));
  }

  @Test
  void a_class_that_both_know_is_refused() {
    EventCodec other = new EventCodec(Map.of("note.v2", Note.class));
    assertThrows(IllegalArgumentException.class, () -> Note.CODEC.and(other));
  }
}
