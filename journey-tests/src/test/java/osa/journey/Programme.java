package osa.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import osa.launcher.PartName;
import osa.launcher.Role;
import osa.launcher.Stack;

/// The whole programme as its users meet it: three packaged services, driven over HTTP with real
/// tokens, on a real Kafka and PostgreSQL.
final class Programme implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);
  private final Stack stack;
  private String traceparent = "";

  private Programme(Stack stack) {
    this.stack = stack;
  }

  /// A programme of its own, empty, on free ports, with a person for each role.
  static Programme started() {
    return started(Map.of());
  }

  /// @param settings for the services, beside those that every programme has
  static Programme started(Map<String, String> settings) {
    Programme programme = new Programme(Stack.onFreePorts(newState(), settings).startAll());
    for (Role role : Role.values()) {
      programme.actAs(role, programme.stack.tokens().mint("journey-" + role.label(), role));
    }
    return programme;
  }

  /// A programme whose services trust an identity provider. Nobody is in it yet.
  static Programme trusting(Map<String, String> provider) {
    return new Programme(Stack.trusting(newState(), provider).startAll());
  }

  private static Path newState() {
    try {
      Path states = Files.createDirectories(Path.of("target", "journeys"));
      return Files.createTempDirectory(states, "state");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets all requests from here on be part of a trace.
  void tracedFrom(String place) {
    traceparent = place;
  }

  /// From now on requests of this role carry this token.
  void actAs(Role role, String token) {
    tokens.put(role, token);
  }

  Stack stack() {
    return stack;
  }

  Answer get(PartName service, Role role, String path) {
    return send(request(service, role, path).GET().build());
  }

  /// What is answered to anybody, in plain text.
  String text(PartName service, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.uri(service) + path)).timeout(ANSWER_MAX).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What is given as it is, to the byte.
  String download(PartName service, Role role, String path) {
    HttpRequest request = request(service, role, path).header("Accept", "*/*").GET().build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// A read that has to show what an answer named.
  Answer getAt(String position, PartName service, Role role, String path) {
    return send(request(service, role, path).header("Osa-Position", position).GET().build());
  }

  /// A command that creates: with an idempotency key of its own.
  Answer create(PartName service, Role role, String path, Object body) {
    return create(service, role, path, body, UUID.randomUUID().toString());
  }

  Answer create(PartName service, Role role, String path, Object body, String key) {
    return send(
        request(service, role, path)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(write(body)))
            .build());
  }

  /// A command to something that exists, at the version that was read.
  Answer change(PartName service, Role role, String path, Object body, String etag) {
    return send(
        request(service, role, path)
            .header("If-Match", etag)
            .POST(HttpRequest.BodyPublishers.ofString(write(body)))
            .build());
  }

  private HttpRequest.Builder request(PartName service, Role role, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.uri(service) + path))
            .timeout(ANSWER_MAX)
            .header("Authorization", "Bearer " + tokens.get(role))
            .header("Content-Type", "application/json");
    return traceparent.isEmpty() ? request : request.header("traceparent", traceparent);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(""),
          response.headers().firstValue("Location").orElse(""),
          response.headers().firstValue("Osa-Position").orElse(""),
          response.body().isEmpty() ? MissingNode.getInstance() : json.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    stack.close();
  }
}
