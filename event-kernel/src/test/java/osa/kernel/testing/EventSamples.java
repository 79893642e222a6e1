package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.kernel.store.EventCodec;

/// The approved form of every stored event, `src/test/resources/events/<name>.json`. What was once
/// stored must be readable for ever: a sample is never edited, a new form gets a new name.
public final class EventSamples {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private EventSamples() {}

  /// Every event of the sealed parents has a name, every name has a sample, and every sample is
  /// read and written back without loss.
  public static void check(EventCodec codec, Class<?>... sealedParents) {
    Set<String> named = new TreeSet<>(codec.names());
    Set<String> declared =
        Stream.of(sealedParents)
            .flatMap(EventSamples::records)
            .map(type -> nameOf(codec, type))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, named, "events and their names");
    named.forEach(name -> checkSample(codec, name));
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
      Object event = codec.read(name, approved.toString());
      assertEquals(approved, JSON.readTree(codec.write(event)), file);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
