package osa.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import osa.kernel.IntegrationMessage;
import osa.kernel.RecordedEvent;

/// Puts an integration event into its envelope. The message has the id of the domain event that it
/// tells of, so telling it again is recognisable.
public final class MessageWriter {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final String source;

  /// @param service the service that tells, such as `grant-service`
  public MessageWriter(String service) {
    this.source = "/osa/" + service;
  }

  public IntegrationMessage write(RecordedEvent<?> told, String type, Object data) {
    try {
      return new IntegrationMessage(
          told.id(),
          type,
          source,
          told.stream().toString(),
          told.occurredAt(),
          told.correlationId(),
          told.id(),
          JSON.writeValueAsString(data),
          Optional.of(told.position()),
          told.traceparent());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + type, e);
    }
  }
}
