package osa.kernel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Writes events under explicit names and reads them back. The stored name never depends on a
/// class: a class may be renamed, a name may not.
public final class EventCodec {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private final Map<String, Class<?>> classByName;
  private final Map<Class<?>, String> nameByClass;

  /// @param classByName every event of the service; names end in their version, `.v1`
  public EventCodec(Map<String, Class<?>> classByName) {
    this.classByName = Map.copyOf(classByName);
    this.nameByClass = new HashMap<>();
    classByName.forEach(
        (name, type) -> {
          if (!name.matches("[a-z][a-z0-9-]*\\.v[1-9][0-9]*")) {
            throw new IllegalArgumentException("not an event name: " + name);
          }
          if (nameByClass.put(type, name) != null) {
            throw new IllegalArgumentException("two names for " + type);
          }
        });
  }

  /// This codec's events and another's. Throws [IllegalArgumentException] when both know a name or
  /// a class: what is stored under it could mean either.
  public EventCodec and(EventCodec other) {
    Map<String, Class<?>> union = new HashMap<>(classByName);
    other.classByName.forEach(
        (name, type) -> {
          if (union.put(name, type) != null) {
            throw new IllegalArgumentException("two events named " + name);
          }
        });
    return new EventCodec(union);
  }

  public Set<String> names() {
    return classByName.keySet();
  }

  /// The class behind a stored name; null for a name that is none.
  public Class<?> typeOf(String name) {
    return classByName.get(name);
  }

  /// The stored name of an event; throws [IllegalArgumentException] for a class without one.
  public String nameOf(Object event) {
    String name = nameByClass.get(event.getClass());
    if (name == null) {
      throw new IllegalArgumentException("no event name for " + event.getClass());
    }
    return name;
  }

  public String write(Object event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.getClass(), e);
    }
  }

  /// Reads a stored event; throws [IllegalStateException] for an unknown name or content that is
  /// not that event: a log that cannot be understood has to stop its reader.
  public Object read(String name, String json) {
    Class<?> type = classByName.get(name);
    if (type == null) {
      throw new IllegalStateException("unknown event name " + name);
    }
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
