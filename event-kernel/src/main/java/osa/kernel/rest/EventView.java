package osa.kernel.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.kernel.RecordedEvent;

/// An event as shown to readers of a history.
@Schema(description = "An event as it was stored")
public record EventView(
    UUID eventId,
    @Schema(description = "Place in the stream, from 1 without gaps") long version,
    @Schema(description = "Name with its version", examples = "notes-signed.v1") String type,
    @Schema(description = "When it happened") Instant occurredAt,
    @Schema(description = "When the system learned of it") Instant recordedAt,
    @Schema(description = "Subject of the token, or policy:Name for an automation") String actor,
    UUID correlationId,
    UUID causationId,
    @Schema(
            description = "The event's own fields, by its type",
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        Object data) {

  public static EventView of(RecordedEvent<?> event) {
    return new EventView(
        event.id(),
        event.version(),
        event.type(),
        event.occurredAt(),
        event.recordedAt(),
        event.actor(),
        event.correlationId(),
        event.causationId(),
        event.data());
  }
}
