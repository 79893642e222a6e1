package osa.kernel.runtime;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import osa.kernel.IntegrationMessage;
import osa.kernel.Tracing;

/// Traces as OpenTelemetry records them. HTTP requests are recorded by Quarkus; here are the two
/// ends of a message, named as the semantic conventions for messaging have it.
final class OpenTelemetryTracing implements Tracing {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> MESSAGE_ID =
      AttributeKey.stringKey("messaging.message.id");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("cloudevents.event_type");
  private static final AttributeKey<String> SUBJECT =
      AttributeKey.stringKey("cloudevents.event_subject");
  private static final AttributeKey<String> CORRELATION =
      AttributeKey.stringKey("osa.correlation.id");

  private static final String TRACEPARENT = "traceparent";

  private final Tracer tracer;

  OpenTelemetryTracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("osa.kernel");
  }

  @Override
  public Optional<String> here() {
    return placeOf(Span.current());
  }

  /// An event that was not traced is told without a trace: its message would be one of its own.
  @Override
  public void sending(
      String topic, List<IntegrationMessage> messages, Consumer<List<IntegrationMessage>> send) {
    List<Span> spans = new ArrayList<>();
    List<IntegrationMessage> placed = new ArrayList<>(messages.size());
    for (IntegrationMessage message : messages) {
      if (message.traceparent().isEmpty()) {
        placed.add(message);
      } else {
        Span span = begin("send " + topic, SpanKind.PRODUCER, "send", message);
        span.setAttribute(DESTINATION, topic);
        spans.add(span);
        placed.add(message.at(placeOf(span)));
      }
    }
    try {
      send.accept(placed);
    } catch (RuntimeException | Error e) {
      spans.forEach(span -> fail(span, e));
      throw e;
    } finally {
      spans.forEach(Span::end);
    }
  }

  @Override
  public <T> T handling(IntegrationMessage message, Function<IntegrationMessage, T> effect) {
    Span span = begin("process " + message.type(), SpanKind.CONSUMER, "process", message);
    try (Scope _ = span.makeCurrent()) {
      return effect.apply(message.at(placeOf(span)));
    } catch (RuntimeException | Error e) {
      fail(span, e);
      throw e;
    } finally {
      span.end();
    }
  }

  @Override
  public void failed(Throwable cause) {
    fail(Span.current(), cause);
  }

  private Span begin(String name, SpanKind kind, String operation, IntegrationMessage message) {
    return tracer
        .spanBuilder(name)
        .setParent(parentOf(message))
        .setSpanKind(kind)
        .setAttribute(SYSTEM, "kafka")
        .setAttribute(OPERATION, operation)
        .setAttribute(MESSAGE_ID, message.id().toString())
        .setAttribute(TYPE, message.type())
        .setAttribute(SUBJECT, message.subject())
        .setAttribute(CORRELATION, message.correlationId().toString())
        .startSpan();
  }

  /// What is not written as it should be is taken for nothing: then a new trace begins.
  private static Context parentOf(IntegrationMessage message) {
    return message
        .traceparent()
        .map(
            place ->
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), place, THE_PLACE_ITSELF))
        .orElse(Context.root());
  }

  private static Optional<String> placeOf(Span span) {
    SpanContext place = span.getSpanContext();
    return place.isValid()
        ? Optional.of(
            "00-%s-%s-%s"
                .formatted(place.getTraceId(), place.getSpanId(), place.getTraceFlags().asHex()))
        : Optional.empty();
  }

  private static void fail(Span span, Throwable cause) {
    span.recordException(cause);
    span.setStatus(StatusCode.ERROR);
  }

  private static final TextMapGetter<String> THE_PLACE_ITSELF =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String place) {
          return List.of(TRACEPARENT);
        }

        @Override
        public String get(String place, String key) {
          return key.equals(TRACEPARENT) ? place : null;
        }
      };
}
