package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.testing.Note;

/// Shelves that have been described in three ways over the years.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventCodecTest {

  record ShelfBuilt(String room, long widthMillimetres, String builder) {}

  private static final Map<String, Class<?>> NEWEST = Map.of("shelf-built.v3", ShelfBuilt.class);

  private static final Upcaster METRES_BECOME_MILLIMETRES =
      new Upcaster(
          "shelf-built.v1",
          "shelf-built.v2",
          shelf -> {
            shelf.put("widthMillimetres", shelf.remove("widthMetres").asLong() * 1_000);
            return shelf;
          });

  private static final Upcaster THE_BUILDER_WAS_NOT_ASKED =
      new Upcaster("shelf-built.v2", "shelf-built.v3", shelf -> shelf.put("builder", "unknown"));

  private final EventCodec codec =
      new EventCodec(NEWEST, List.of(THE_BUILDER_WAS_NOT_ASKED, METRES_BECOME_MILLIMETRES));

  @Test
  void every_released_version_is_read_as_the_newest() {
    ShelfBuilt shelf = new ShelfBuilt("cellar", 2_000, "unknown");
    assertEquals(shelf, codec.read("shelf-built.v1", "{\"room\":\"cellar\",\"widthMetres\":2}"));
    assertEquals(
        shelf, codec.read("shelf-built.v2", "{\"room\":\"cellar\",\"widthMillimetres\":2000}"));
    assertEquals(shelf, codec.read("shelf-built.v3", codec.write(shelf)));
  }

  @Test
  void only_the_newest_version_is_written() {
    assertEquals("shelf-built.v3", codec.nameOf(new ShelfBuilt("attic", 1, "Mori")));
    assertEquals(Set.of("shelf-built.v3"), codec.names());
    assertEquals(
        Set.of("shelf-built.v1", "shelf-built.v2", "shelf-built.v3"), codec.releasedNames());
  }

  @Test
  void a_name_that_was_never_released_stops_the_reader() {
    assertThrows(IllegalStateException.class, () -> codec.read("shelf-built.v4", "{}"));
  }

  @Test
  void old_content_that_cannot_be_brought_up_stops_the_reader() {
    assertThrows(
        IllegalStateException.class, () -> codec.read("shelf-built.v2", "{\"room\":\"cellar\"}"));
    assertThrows(IllegalStateException.class, () -> codec.read("shelf-built.v2", "[]"));
  }

  @Test
  void upcasters_have_to_lead_to_an_event_and_may_not_contradict() {
    refused(upcaster("shelf-built.v1", "shelf-built.v2"));
    refused(upcaster("a.v1", "a.v2"), upcaster("a.v2", "a.v1"));
    refused(
        upcaster("shelf-built.v2", "shelf-built.v3"), upcaster("shelf-built.v2", "shelf-built.v3"));
    refused(upcaster("shelf-built.v3", "shelf-built.v3x"));
    refused(upcaster("no name", "shelf-built.v3"));
    assertThrows(IllegalArgumentException.class, () -> upcaster("a.v1", "a.v1"));
  }

  @Test
  void two_codecs_make_one_unless_they_share_a_name() {
    EventCodec both = codec.and(Note.CODEC);
    assertEquals(new Note("x"), both.read("note.v1", "{\"text\":\"x\"}"));
    assertEquals(
        new ShelfBuilt("r", 1, "unknown"),
        both.read("shelf-built.v2", "{\"room\":\"r\",\"widthMillimetres\":1}"));
    assertThrows(IllegalArgumentException.class, () -> both.and(Note.CODEC));
  }

  private static void refused(Upcaster... upcasters) {
    assertThrows(IllegalArgumentException.class, () -> new EventCodec(NEWEST, List.of(upcasters)));
  }

  private static Upcaster upcaster(String from, String to) {
    return new Upcaster(from, to, UnaryOperator.<ObjectNode>identity());
  }
}
