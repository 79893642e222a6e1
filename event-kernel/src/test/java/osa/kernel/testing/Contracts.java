package osa.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;

/// The agreements in `contracts/events`, from both sides: what a publisher writes is exactly the
/// approved sample, and a consumer reads the sample.
public final class Contracts {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Instant TIME = Instant.parse("2023-11-03T00:00:00Z");

  private Contracts() {}

  /// The publisher's message is valid by its schema and has exactly the sample's data.
  public static void assertIsSample(String type, IntegrationMessage message) {
    try {
      JsonNode written = JSON.readTree(message.data());
      assertEquals(Set.of(), schemaFindings(type, written), type);
      assertEquals(type, message.type());
      assertEquals(read(type + ".sample.json"), written, type);
    } catch (IOException e) {
      throw new AssertionError(type, e);
    }
  }

  /// The sample as a message that a consumer receives; checked against its schema first.
  public static IntegrationMessage sample(String type) {
    JsonNode sample = read(type + ".sample.json");
    assertEquals(Set.of(), schemaFindings(type, sample), type);
    return message(type, sample.toString());
  }

  /// A message with other data, of the same type.
  public static IntegrationMessage message(String type, String data) {
    return new IntegrationMessage(
        UUID.randomUUID(),
        type,
        "/osa/test",
        "test/1",
        TIME,
        UUID.randomUUID(),
        UUID.randomUUID(),
        data);
  }

  /// A domain event as the log would give it to a publisher.
  public static <E> RecordedEvent<E> recorded(StreamId stream, E event) {
    return new RecordedEvent<>(
        UUID.randomUUID(),
        stream,
        1,
        new Checkpoint(1, 1),
        "test.v1",
        event,
        TIME,
        TIME,
        UUID.randomUUID(),
        UUID.randomUUID(),
        "tester");
  }

  private static Set<?> schemaFindings(String type, JsonNode data) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(read(type + ".schema.json"))
        .validate(data);
  }

  private static JsonNode read(String file) {
    String path = "/contracts/events/" + file;
    try (InputStream json = Contracts.class.getResourceAsStream(path)) {
      return JSON.readTree(Objects.requireNonNull(json, path));
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }
}
