package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import osa.kernel.Checkpoint;
import osa.kernel.Decider;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;
import osa.kernel.store.EventCodec;

/// A fixed log of a service, `src/test/resources/event-corpus/log.jsonl`, as it was once released,
/// and what the service made of it: the hash of every stream's state and of every row. Code may
/// change as it likes; whatever the log meant, it has to go on meaning.
///
/// The log is only ever added to. A changed hash means that history has got another meaning; where
/// that is intended, the new hashes are taken over from `target/event-corpus/`, beside which lie
/// the states and rows to compare.
public final class ReplayCorpus {

  private static final String LOG = "/event-corpus/log.jsonl";
  private static final String HASHES = "/event-corpus/hashes.json";
  private static final Path RECEIVED = Path.of("target/event-corpus");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  private final EventCodec codec;
  private final Map<StreamId, List<RecordedEvent<?>>> streams = new LinkedHashMap<>();
  private final Map<String, Object> folded = new TreeMap<>();

  private ReplayCorpus(EventCodec codec) {
    this.codec = codec;
  }

  public static ReplayCorpus of(EventCodec codec) {
    ReplayCorpus corpus = new ReplayCorpus(codec);
    long position = 0;
    for (String line : text(LOG).lines().toList()) {
      position++;
      corpus.add(line, position);
    }
    assertEquals(codec.releasedNames(), corpus.types(), "the log has every version ever released");
    return corpus;
  }

  private void add(String line, long position) {
    try {
      JsonNode event = JSON.readTree(line);
      StreamId stream = StreamId.parse(event.get("stream").textValue());
      List<RecordedEvent<?>> past = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
      String type = event.get("type").textValue();
      assertEquals(past.size() + 1, event.get("version").longValue(), line);
      past.add(
          new RecordedEvent<Object>(
              new UUID(0, position),
              stream,
              past.size() + 1,
              new Checkpoint(position, position),
              type,
              codec.read(type, event.get("data").toString()),
              Instant.parse(event.get("occurredAt").textValue()),
              Instant.parse(event.get("recordedAt").textValue()),
              new UUID(1, position),
              new UUID(2, position),
              event.get("actor").textValue()));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>();
    streams.values().forEach(events -> events.forEach(event -> types.add(event.type())));
    return types;
  }

  /// Folds the streams of a category to their states.
  public <S, E> ReplayCorpus states(String category, Decider<S, ?, E> decider, Class<E> events) {
    streams.forEach(
        (stream, past) -> {
          if (stream.category().equals(category)) {
            S state = decider.initial();
            for (RecordedEvent<?> event : past) {
              state = decider.evolve(state, events.cast(event.data()));
            }
            folded.put(stream + " state", Map.of(state.getClass().getSimpleName(), (Object) state));
          }
        });
    return this;
  }

  /// Folds the streams that a projection follows to its rows.
  public <V> ReplayCorpus rows(Projection<V> projection) {
    streams.forEach(
        (stream, past) -> {
          if (stream.category().equals(projection.category())) {
            V view = projection.initial(stream);
            past.forEach(event -> projection.apply(view, event));
            folded.put(stream + " " + projection.viewType().getSimpleName(), view);
          }
        });
    return this;
  }

  /// Compares with what was released.
  public void check() {
    Map<String, String> hashes = new TreeMap<>();
    folded.forEach((name, value) -> hashes.put(name, sha256(canonical(value))));
    try {
      Files.createDirectories(RECEIVED);
      ObjectMapper pretty = JSON.copy().enable(SerializationFeature.INDENT_OUTPUT);
      Files.writeString(
          RECEIVED.resolve("folded.json"), pretty.writeValueAsString(JSON.valueToTree(folded)));
      Files.writeString(RECEIVED.resolve("hashes.json"), pretty.writeValueAsString(hashes) + "\n");
      assertEquals(
          JSON.readValue(text(HASHES), new TypeReference<Map<String, String>>() {}),
          hashes,
          "history has another meaning than it had; see " + RECEIVED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String canonical(Object value) {
    try {
      return JSON.writeValueAsString(JSON.<JsonNode>valueToTree(value));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String resource) {
    try (InputStream in = ReplayCorpus.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("there is no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
