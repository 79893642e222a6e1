package osa.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What one service tells the others: a CloudEvent 1.0 with JSON data.
///
/// @param id the id of the domain event it tells of; receivers recognise duplicates by it
/// @param type reverse-DNS-like name with its version, such as `osa.grant.withdrawn.v1`
/// @param source the service that tells, `/osa/grant-service`
/// @param subject the stream that it tells of; also the key that keeps its messages in order
/// @param time when it happened in the world
/// @param data JSON, as described by the schema of the type in `contracts/`
/// @param position where in its service's log the event stands that it tells of; empty for a
///     sender that does not say
/// @param traceparent the place in a trace from which it was sent, as W3C Trace Context; empty when
///     it was not traced
public record IntegrationMessage(
    UUID id,
    String type,
    String source,
    String subject,
    Instant time,
    UUID correlationId,
    UUID causationId,
    String data,
    Optional<Checkpoint> position,
    Optional<String> traceparent) {

  /// Of a sender that does not say where the event stands.
  public IntegrationMessage(
      UUID id,
      String type,
      String source,
      String subject,
      Instant time,
      UUID correlationId,
      UUID causationId,
      String data) {
    this(
        id,
        type,
        source,
        subject,
        time,
        correlationId,
        causationId,
        data,
        Optional.empty(),
        Optional.empty());
  }

  /// The context of what a policy does because of this message.
  ///
  /// @param policy the policy's name, shown as the actor of its events
  public Context causeOf(String policy) {
    return new Context("policy:" + policy, time, correlationId, id, traceparent);
  }

  /// The same message at another place of a trace.
  public IntegrationMessage at(Optional<String> place) {
    return new IntegrationMessage(
        id, type, source, subject, time, correlationId, causationId, data, position, place);
  }
}
