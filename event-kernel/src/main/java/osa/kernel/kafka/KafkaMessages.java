package osa.kernel.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import osa.kernel.Checkpoint;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.RawMessage;
import osa.kernel.inbox.Undeliverable;

/// Messages as Kafka records: CloudEvents 1.0, binary mode, the subject as the key.
public final class KafkaMessages {

  private static final String CORRELATION = "correlationid";
  private static final String CAUSATION = "causationid";
  private static final String POSITION = "position";
  private static final String TRACEPARENT = "traceparent";

  /// `traceparent` of W3C Trace Context, version 00. It is kept with events, so nothing else gets
  // in.
  private static final Pattern PLACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private KafkaMessages() {}

  static ProducerRecord<String, byte[]> write(String topic, IntegrationMessage message) {
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(message.id().toString())
            .withType(message.type())
            .withSource(URI.create(message.source()))
            .withSubject(message.subject())
            .withTime(message.time().atOffset(ZoneOffset.UTC))
            .withExtension(CORRELATION, message.correlationId().toString())
            .withExtension(CAUSATION, message.causationId().toString())
            .withData("application/json", utf8(message.data()));
    message.position().ifPresent(position -> event.withExtension(POSITION, position.toString()));
    message.traceparent().ifPresent(place -> event.withExtension(TRACEPARENT, place));
    ProducerRecord<String, byte[]> record =
        KafkaMessageFactory.<String>createWriter(topic, message.subject())
            .writeBinary(event.build());
    // The attribute is what CloudEvents say; the header is what tools that trace Kafka look for.
    message.traceparent().ifPresent(place -> record.headers().add(TRACEPARENT, utf8(place)));
    return record;
  }

  static RawMessage raw(ConsumerRecord<byte[], byte[]> record) {
    List<RawMessage.Header> headers = new ArrayList<>();
    record
        .headers()
        .forEach(header -> headers.add(new RawMessage.Header(header.key(), header.value())));
    return new RawMessage(record.key(), headers, record.value());
  }

  /// Throws [Undeliverable] for a record that is not a complete CloudEvent.
  static IntegrationMessage read(ConsumerRecord<?, byte[]> record) {
    return read(record.headers(), record.value());
  }

  /// The same for a record that was kept.
  public static IntegrationMessage read(RawMessage raw) {
    Headers headers = new RecordHeaders();
    raw.headers().forEach(header -> headers.add(header.name(), header.value()));
    return read(headers, raw.body());
  }

  private static IntegrationMessage read(Headers headers, byte[] body) {
    try {
      CloudEvent event = KafkaMessageFactory.createReader(headers, body).toEvent();
      return new IntegrationMessage(
          UUID.fromString(event.getId()),
          event.getType(),
          event.getSource().toString(),
          Objects.requireNonNull(event.getSubject(), "no subject"),
          Objects.requireNonNull(event.getTime(), "no time").toInstant(),
          extension(event, CORRELATION),
          extension(event, CAUSATION),
          new String(
              Objects.requireNonNull(event.getData(), "no data").toBytes(), StandardCharsets.UTF_8),
          position(headers),
          text(headers, "ce_" + TRACEPARENT).filter(PLACE.asMatchPredicate()));
    } catch (RuntimeException e) {
      // Reading depends on the record alone: what it throws now it throws every time.
      throw new Undeliverable("not a complete CloudEvent: " + e.getMessage());
    }
  }

  /// Where in its service's log the event stands that the record tells of; empty when the record
  /// does not say, whatever else is wrong with it.
  static Optional<Checkpoint> position(Headers headers) {
    try {
      return text(headers, "ce_" + POSITION).map(Checkpoint::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static UUID extension(CloudEvent event, String name) {
    return UUID.fromString((String) Objects.requireNonNull(event.getExtension(name), "no " + name));
  }
}
