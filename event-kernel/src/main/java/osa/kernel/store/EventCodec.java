package osa.kernel.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Writes events under explicit names and reads them back. The stored name never depends on a
/// class: a class may be renamed, a name may not.
///
/// It writes the newest version of an event and reads every version ever released: an old one is
/// brought up step by step, by one [Upcaster] per version.
///
/// A value in an event that is one of several records is told by its fields: see [#where].
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

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.v[1-9][0-9]*");

  private final Map<String, Class<?>> classByName;
  private final Map<Class<?>, String> nameByClass = new HashMap<>();
  private final Map<String, Upcaster> upcasterByName = new HashMap<>();
  private final Map<Class<?>, List<Class<?>>> recordsOf;
  private final ObjectMapper json;

  /// Nothing is written that names a class.
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  private interface ToldByItsFields {}

  /// @param classByName every event of the service; names end in their version, `.v1`
  public EventCodec(Map<String, Class<?>> classByName) {
    this(classByName, List.of());
  }

  /// @param classByName the newest version of every event; names end in their version, `.v2`
  /// @param upcasters one for every older version that was ever released
  public EventCodec(Map<String, Class<?>> classByName, List<Upcaster> upcasters) {
    this(classByName, upcasters, Map.of());
  }

  private EventCodec(
      Map<String, Class<?>> classByName,
      List<Upcaster> upcasters,
      Map<Class<?>, List<Class<?>>> recordsOf) {
    this.classByName = Map.copyOf(classByName);
    this.recordsOf = Map.copyOf(recordsOf);
    this.json = JSON.copy();
    recordsOf.forEach(
        (parent, records) -> {
          json.addMixIn(parent, ToldByItsFields.class);
          records.forEach(json::registerSubtypes);
        });
    classByName.forEach(
        (name, type) -> {
          requireName(name);
          if (nameByClass.put(type, name) != null) {
            throw new IllegalArgumentException("two names for " + type);
          }
        });
    for (Upcaster upcaster : upcasters) {
      requireName(upcaster.from());
      if (classByName.containsKey(upcaster.from())
          || upcasterByName.put(upcaster.from(), upcaster) != null) {
        throw new IllegalArgumentException("two readings of " + upcaster.from());
      }
    }
    upcasterByName.keySet().forEach(this::requireEnd);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not an event name: " + name);
    }
  }

  /// More steps than there are upcasters are a circle.
  private void requireEnd(String old) {
    String name = old;
    for (int step = 0; step <= upcasterByName.size(); step++) {
      if (classByName.containsKey(name)) {
        return;
      }
      Upcaster next = upcasterByName.get(name);
      name = next == null ? "" : next.to();
    }
    throw new IllegalArgumentException("upcasters lead from " + old + " to no event");
  }

  /// This codec, where a value of a sealed type stands for one of these records. Each has a field
  /// that no other has: by that it is read, and so a record may be added without a new form of what
  /// is stored already.
  public EventCodec where(Class<?> parent, List<Class<?>> records) {
    Map<Class<?>, List<Class<?>>> more = new HashMap<>(recordsOf);
    more.put(parent, List.copyOf(records));
    return new EventCodec(classByName, List.copyOf(upcasterByName.values()), more);
  }

  /// This codec's events and another's. Throws [IllegalArgumentException] when both know a name or
  /// a class: what is stored under it could mean either.
  public EventCodec and(EventCodec other) {
    Map<String, Class<?>> classes = new HashMap<>(classByName);
    other.classByName.forEach(
        (name, type) -> {
          if (classes.put(name, type) != null) {
            throw new IllegalArgumentException("two events with the name " + name);
          }
        });
    List<Upcaster> upcasters = new ArrayList<>(upcasterByName.values());
    upcasters.addAll(other.upcasterByName.values());
    Map<Class<?>, List<Class<?>>> records = new HashMap<>(recordsOf);
    records.putAll(other.recordsOf);
    return new EventCodec(classes, upcasters, records);
  }

  /// The names under which events are written now.
  public Set<String> names() {
    return classByName.keySet();
  }

  /// The names under which events were ever written: those of now and of older versions.
  public Set<String> releasedNames() {
    Set<String> names = new TreeSet<>(classByName.keySet());
    names.addAll(upcasterByName.keySet());
    return names;
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
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.getClass(), e);
    }
  }

  /// Reads a stored event, as its newest version; throws [IllegalStateException] for an unknown
  /// name or content that is not that event: a log that cannot be understood has to stop its
  /// reader.
  public Object read(String name, String text) {
    try {
      Class<?> type = classByName.get(name);
      return type == null ? readOld(name, text) : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }

  private Object readOld(String name, String text) throws JsonProcessingException {
    Upcaster next = upcasterByName.get(name);
    if (next == null) {
      throw new IllegalStateException("unknown event name " + name);
    }
    ObjectNode data = json.readValue(text, ObjectNode.class);
    String newest = name;
    for (; next != null; next = upcasterByName.get(newest)) {
      data = next.change().apply(data);
      newest = next.to();
    }
    return json.treeToValue(data, classByName.get(newest));
  }
}
