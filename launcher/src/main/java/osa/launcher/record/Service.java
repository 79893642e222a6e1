package osa.launcher.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import osa.launcher.Console;
import osa.launcher.Refusal;

/// One service, spoken to over HTTP as any client would.
///
/// An answer that says "not now" (no connection, no database, the key in use) is asked for again
/// until patience ends, which a restart of any process fits into. That is safe for every request
/// of the loader: a creating one carries an idempotency key, a changing one the version it saw.
public final class Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REQUEST = Duration.ofSeconds(15);
  private static final Set<Integer> NOT_NOW = Set.of(429, 500, 502, 503, 504);

  private static final int PAGE_LIMIT = 200;

  private final String name;
  private final URI base;
  private final Supplier<String> token;
  private final Console console;
  private final HttpClient http;

  public Service(String name, URI base, String token, Console console) {
    this(name, base, () -> token, console);
  }

  /// @param token asked for before every request
  Service(String name, URI base, Supplier<String> token, Console console) {
    this.name = name;
    this.base = base;
    this.token = token;
    this.console = console;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
  }

  /// @param version the resource's ETag; empty when the answer has none
  public record Answer(int status, JsonNode body, String version) {}

  /// @return empty when there is no such thing
  public Optional<Answer> get(String path) {
    var answer = send("GET", path, request(path).GET());
    return answer.status() == 404 ? Optional.empty() : Optional.of(accepted("GET", path, answer));
  }

  /// Everything a list holds, page by page.
  public List<JsonNode> list(String path) {
    List<JsonNode> items = new ArrayList<>();
    var pages = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE_LIMIT;
    var next = pages;
    while (next != null) {
      var page = get(next).orElseThrow(() -> new Refusal(name + " has no " + path + ".")).body();
      page.path("items").forEach(items::add);
      var cursor = page.path("nextCursor");
      next = cursor.isTextual() ? pages + "&cursor=" + cursor.asText() : null;
    }
    return items;
  }

  /// Creates something once, however often it is called with this key.
  public Answer create(String path, String key, Object body) {
    var request = request(path).header("Idempotency-Key", key).POST(json(body));
    return accepted("POST", path, send("POST", path, request));
  }

  /// Changes something that is at this version; empty when it no longer is.
  public Optional<Answer> change(String path, String version, Object body) {
    var request = request(path).header("If-Match", version).POST(json(body));
    var answer = send("POST", path, request);
    return answer.status() == 412 ? Optional.empty() : Optional.of(accepted("POST", path, answer));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(REQUEST)
        .header("Authorization", "Bearer " + token.get())
        .header("Content-Type", "application/json");
  }

  private Answer send(String method, String path, HttpRequest.Builder request) {
    var patience = new Patience(console, name + " does not answer");
    while (true) {
      try {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (!isNotNow(response)) {
          return answer(response);
        }
        patience.waitAfter(
            () -> "it answers %d to %s %s".formatted(response.statusCode(), method, path));
      } catch (IOException e) {
        patience.waitAfter(() -> "no connection for %s %s".formatted(method, path));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal("The loading of the record was interrupted.", e);
      }
    }
  }

  /// 409 with `Retry-After` is a request of ours that the service still works on.
  private static boolean isNotNow(HttpResponse<String> response) {
    return NOT_NOW.contains(response.statusCode())
        || response.statusCode() == 409 && response.headers().firstValue("Retry-After").isPresent();
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    var text = response.body();
    var body = text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
    return new Answer(
        response.statusCode(), body, response.headers().firstValue("ETag").orElse(""));
  }

  private Answer accepted(String method, String path, Answer answer) {
    if (answer.status() < 300) {
      return answer;
    }
    throw new Refusal(
        "%s refused %s %s with %d %s: %s"
            .formatted(
                name,
                method,
                path,
                answer.status(),
                answer.body().path("code").asText(),
                explanation(answer.body())));
  }

  private static String explanation(JsonNode problem) {
    var errors = problem.path("errors");
    return problem.path("detail").asText(problem.path("title").asText())
        + (errors.isEmpty() ? "" : " " + errors);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body of ours is always JSON", e);
    }
  }
}
