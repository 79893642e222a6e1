package osa.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Shows what one request set off, in all services, and how long each part of it took. What it
/// shows is for people; nothing depends on it, and nothing fails because of it.
///
/// A place in a trace is written as the `traceparent` of W3C Trace Context. It is kept with the
/// event and travels with the message that tells of it, so a trace goes on in the services that
/// hear the message, however much later that is.
public interface Tracing {

  /// Nothing is recorded, and nothing is paid for.
  Tracing OFF = new Off();

  /// The place from which what happens now is set off; empty when it is not traced.
  Optional<String> here();

  /// Lets messages be sent, each from a place of its own that follows the event's.
  void sending(
      String topic, List<IntegrationMessage> messages, Consumer<List<IntegrationMessage>> send);

  /// Lets a message have its effect, at a place that follows the sender's.
  <T> T handling(IntegrationMessage message, Function<IntegrationMessage, T> effect);

  /// Notes that what happens now has failed, whoever deals with it.
  void failed(Throwable cause);

  /// See [#OFF].
  final class Off implements Tracing {
    private Off() {}

    @Override
    public Optional<String> here() {
      return Optional.empty();
    }

    @Override
    public void sending(
        String topic, List<IntegrationMessage> messages, Consumer<List<IntegrationMessage>> send) {
      send.accept(messages);
    }

    @Override
    public <T> T handling(IntegrationMessage message, Function<IntegrationMessage, T> effect) {
      return effect.apply(message);
    }

    @Override
    public void failed(Throwable cause) {
      // Nobody would see it.
    }
  }
}
