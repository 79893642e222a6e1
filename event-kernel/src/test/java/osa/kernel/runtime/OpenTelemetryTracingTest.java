package osa.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Context;
import osa.kernel.IntegrationMessage;
import osa.kernel.StreamId;
import osa.kernel.outbox.BrokerUnavailable;
import osa.kernel.outbox.MessageBroker;
import osa.kernel.outbox.MessageWriter;
import osa.kernel.outbox.OutboxRelay;
import osa.kernel.testing.Contracts;
import osa.kernel.testing.InMemoryCheckpoints;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.Note;
import osa.kernel.testing.RecordingBroker;

/// Spans as they are recorded, kept in memory.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenTelemetryTracingTest {

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  private final InMemorySpanExporter recorded = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                  .build())
          .build();
  private final OpenTelemetryTracing tracing = new OpenTelemetryTracing(telemetry);
  private final Tracer requests = telemetry.getTracer("requests");
  private final InMemoryEventStore log =
      new InMemoryEventStore(Note.CODEC, InstantSource.fixed(NOW));

  @AfterEach
  void end() {
    telemetry.close();
  }

  private OutboxRelay relay(MessageBroker broker) {
    return new OutboxRelay(
        "test",
        "osa.test.v1",
        log,
        new InMemoryCheckpoints(),
        event ->
            Optional.of(new MessageWriter("test").write(event, "osa.test.noted.v1", event.data())),
        broker,
        100,
        tracing);
  }

  /// An event appended in the course of a request.
  private Span request() {
    Span request = requests.spanBuilder("POST /notes").setSpanKind(SpanKind.SERVER).startSpan();
    try (Scope _ = request.makeCurrent()) {
      append(tracing.here());
    } finally {
      request.end();
    }
    return request;
  }

  private void append(Optional<String> place) {
    Context context = new Context("tester", NOW, UUID.randomUUID(), UUID.randomUUID(), place);
    StreamId stream = new StreamId("note", UUID.randomUUID().toString());
    log.append(stream, 0, List.of(new Note("1")), context);
  }

  private SpanData span(SpanKind kind) {
    return recorded.getFinishedSpanItems().stream()
        .filter(span -> span.getKind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_trace_goes_from_the_request_over_the_relay_to_the_effect_of_the_message() {
    Span request = request();
    RecordingBroker broker = new RecordingBroker();
    relay(broker).relayBatch();
    IntegrationMessage arrived = broker.takeSent().getFirst().message();
    Optional<String> placeOfTheEffect =
        tracing.handling(arrived, message -> message.causeOf("Reacting").traceparent());

    SpanData sent = span(SpanKind.PRODUCER);
    SpanData processed = span(SpanKind.CONSUMER);
    assertEquals(request.getSpanContext().getTraceId(), sent.getTraceId());
    assertEquals(request.getSpanContext().getSpanId(), sent.getParentSpanId());
    assertEquals(request.getSpanContext().getTraceId(), processed.getTraceId());
    assertEquals(sent.getSpanId(), processed.getParentSpanId());
    assertEquals(
        Optional.of("00-%s-%s-01".formatted(processed.getTraceId(), processed.getSpanId())),
        placeOfTheEffect);
    assertEquals("send osa.test.v1", sent.getName());
    assertEquals("process osa.test.noted.v1", processed.getName());
  }

  @Test
  void what_happens_while_a_message_has_its_effect_is_part_of_it() {
    Optional<String> here =
        tracing.handling(Contracts.message("osa.test.noted.v1", "{}"), _ -> tracing.here());
    SpanData processed = span(SpanKind.CONSUMER);
    assertEquals(
        Optional.of("00-%s-%s-01".formatted(processed.getTraceId(), processed.getSpanId())), here);
    assertEquals(Optional.empty(), tracing.here());
  }

  @Test
  void an_event_that_was_not_traced_is_told_without_a_trace() {
    append(Optional.empty());
    RecordingBroker broker = new RecordingBroker();
    relay(broker).relayBatch();
    assertEquals(Optional.empty(), broker.takeSent().getFirst().message().traceparent());
    assertEquals(List.of(), recorded.getFinishedSpanItems());
  }

  @Test
  void a_place_that_is_none_begins_a_new_trace_and_hurts_nobody() {
    for (String nonsense : List.of("", "00-zz", "00-00000000000000000000000000000000-0-01")) {
      IntegrationMessage odd =
          Contracts.message("osa.test.noted.v1", "{}").at(Optional.of(nonsense));
      assertEquals("done", tracing.handling(odd, _ -> "done"), nonsense);
    }
    for (SpanData processed : recorded.getFinishedSpanItems()) {
      assertEquals("0000000000000000", processed.getParentSpanId());
      assertNotEquals("00000000000000000000000000000000", processed.getTraceId());
    }
    assertEquals(3, recorded.getFinishedSpanItems().size());
  }

  @Test
  void failures_are_shown_and_passed_on() {
    request();
    MessageBroker away =
        (_, _) -> {
          throw new BrokerUnavailable(new IllegalStateException("away"));
        };
    OutboxRelay relay = relay(away);
    assertThrows(BrokerUnavailable.class, relay::relayBatch);
    assertEquals(StatusCode.ERROR, span(SpanKind.PRODUCER).getStatus().getStatusCode());

    IntegrationMessage message = Contracts.message("osa.test.noted.v1", "{}");
    assertThrows(
        IllegalStateException.class,
        () ->
            tracing.handling(
                message,
                _ -> {
                  throw new IllegalStateException("refused");
                }));
    assertEquals(StatusCode.ERROR, span(SpanKind.CONSUMER).getStatus().getStatusCode());
  }
}
