package osa.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// An event as the store keeps it.
///
/// @param id unique for ever; an integration event made from this one carries the same id
/// @param version place in its stream, from 1 without gaps
/// @param position place in the global order of the service
/// @param type stored name with its version, such as `notes-signed.v1`; never a class name
/// @param data the domain event
/// @param occurredAt when it happened in the world
/// @param recordedAt when the system learned of it
/// @param correlationId shared by everything that one request set off, in all services
/// @param causationId what directly caused it: the id of a request or of a message
/// @param actor the subject of the caller's token, or `policy:Name` for an automation that heard a
///     message, or `reaction:Name` for one that follows the log
/// @param traceparent the place in a trace from which its command came, as W3C Trace Context; empty
///     when it was not traced
public record RecordedEvent<E>(
    UUID id,
    StreamId stream,
    long version,
    Checkpoint position,
    String type,
    E data,
    Instant occurredAt,
    Instant recordedAt,
    UUID correlationId,
    UUID causationId,
    String actor,
    Optional<String> traceparent) {

  /// Of a command that nobody traced.
  public RecordedEvent(
      UUID id,
      StreamId stream,
      long version,
      Checkpoint position,
      String type,
      E data,
      Instant occurredAt,
      Instant recordedAt,
      UUID correlationId,
      UUID causationId,
      String actor) {
    this(
        id,
        stream,
        version,
        position,
        type,
        data,
        occurredAt,
        recordedAt,
        correlationId,
        causationId,
        actor,
        Optional.empty());
  }

  public <F> RecordedEvent<F> map(Function<? super E, ? extends F> change) {
    return new RecordedEvent<>(
        id,
        stream,
        version,
        position,
        type,
        change.apply(data),
        occurredAt,
        recordedAt,
        correlationId,
        causationId,
        actor,
        traceparent);
  }
}
