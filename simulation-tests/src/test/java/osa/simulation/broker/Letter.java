package osa.simulation.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.RawMessage;
import osa.kernel.inbox.RawMessage.Header;
import osa.kernel.inbox.Undeliverable;

/// What lies in a partition: a message, or something that is none.
public record Letter(String key, Optional<IntegrationMessage> message) {

  public static Letter of(IntegrationMessage message) {
    return new Letter(message.subject(), Optional.of(message));
  }

  /// Bytes that nobody can read.
  public static Letter unreadable(String key) {
    return new Letter(key, Optional.empty());
  }

  IntegrationMessage read() {
    return message.orElseThrow(() -> new Undeliverable("not a complete CloudEvent"));
  }

  Optional<Checkpoint> position() {
    return message.flatMap(IntegrationMessage::position);
  }

  /// As Kafka would keep it: CloudEvents, binary mode.
  RawMessage raw() {
    return message
        .map(m -> new RawMessage(bytes(key), headers(m), bytes(m.data())))
        .orElseGet(() -> new RawMessage(bytes(key), List.of(), bytes("?")));
  }

  private static List<Header> headers(IntegrationMessage message) {
    List<Header> headers = new ArrayList<>();
    headers.add(header("content-type", "application/json"));
    headers.add(header("ce_specversion", "1.0"));
    headers.add(header("ce_id", message.id()));
    headers.add(header("ce_type", message.type()));
    headers.add(header("ce_source", message.source()));
    headers.add(header("ce_subject", message.subject()));
    headers.add(header("ce_time", message.time()));
    headers.add(header("ce_correlationid", message.correlationId()));
    headers.add(header("ce_causationid", message.causationId()));
    message.position().ifPresent(position -> headers.add(header("ce_position", position)));
    return headers;
  }

  private static Header header(String name, Object value) {
    return new Header(name, bytes(value.toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// The same on every machine, as a trace needs it.
  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return message
        .map(m -> m.type() + " " + m.id() + " of " + m.subject())
        .orElse("unreadable under " + key);
  }
}
