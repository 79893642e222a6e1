package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.kernel.store.EventCodec;

/// The approved form of every stored event in every version ever released,
/// `src/test/resources/events/<name>.json`. What was once stored must be readable for ever: a
/// sample is never edited or removed, a new form gets a new name. `released.sha256` beside them
/// holds what each was when it was released, so that a change of history is at least two changes.
public final class EventSamples {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private EventSamples() {}

  /// Every event of the sealed parents has a name, every name has a sample that is the released
  /// one, and every sample is read. Those of the newest versions are written back without loss,
  /// older ones as their newest version.
  public static void check(EventCodec codec, Class<?>... sealedParents) {
    Set<String> named = new TreeSet<>(codec.names());
    Set<String> declared =
        Stream.of(sealedParents)
            .flatMap(EventSamples::records)
            .map(type -> nameOf(codec, type))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, named, "events and their names");
    codec.releasedNames().forEach(name -> checkSample(codec, name));
  }

  /// Every event that was ever released is one that the codec reads.
  public static void checkNothingIsForgotten(EventCodec codec) {
    assertEquals(released().keySet(), codec.releasedNames(), "released events and readable ones");
  }

  /// Lines as `sha256sum` writes them, over the canonical form of the samples.
  private static Map<String, String> released() {
    return ReplayCorpus.text("/events/released.sha256")
        .lines()
        .map(line -> line.split("  "))
        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (a, b) -> b, TreeMap::new));
  }

  private static Stream<Class<?>> records(Class<?> parent) {
    return Stream.of(parent.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? records(type) : Stream.of(type));
  }

  private static String nameOf(EventCodec codec, Class<?> type) {
    return codec.names().stream()
        .filter(name -> codec.typeOf(name) == type)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no stored name for " + type));
  }

  private static void checkSample(EventCodec codec, String name) {
    String file = "/events/" + name + ".json";
    try (InputStream sample = EventSamples.class.getResourceAsStream(file)) {
      assertNotNull(sample, "no approved sample " + file);
      JsonNode approved = JSON.readTree(sample);
      String hash = ReplayCorpus.sha256(ReplayCorpus.canonical(approved));
      assertEquals(
          released().get(name), hash, "a new event's line is\n" + hash + "  " + name + "\n");
      Object event = codec.read(name, approved.toString());
      String newest = codec.nameOf(event);
      JsonNode written = JSON.readTree(codec.write(event));
      if (newest.equals(name)) {
        assertEquals(approved, written, file);
      } else {
        assertEquals(event, codec.read(newest, written.toString()), file);
      }
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
