package osa.chaos.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import osa.chaos.load.Traffic.Served;
import osa.chaos.load.Traffic.Step;
import osa.chaos.site.Site;
import osa.launcher.PartName;
import osa.launcher.Role;

/// One user of the programme, as stubborn as a good client should be: a command whose outcome is
/// unknown is sent again, unchanged and with the same key, until it is answered.
final class Client {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(4);
  private static final int PAUSE_MILLIS_MIN = 100;
  private static final int PAUSE_MILLIS_MAX = 500;

  /// One command in this many is sent once more after its answer.
  private static final int REPEAT_ONE_IN = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final Site site;
  private final String name;
  private final RandomGenerator random;
  private final Traffic traffic;
  private final BooleanSupplier givenUp;
  private final List<Promise> promises = new CopyOnWriteArrayList<>();

  /// @param givenUp when it says so, what is unanswered stays unanswered
  Client(
      HttpClient http,
      Site site,
      String name,
      RandomGenerator random,
      Traffic traffic,
      BooleanSupplier givenUp) {
    this.http = http;
    this.site = site;
    this.name = name;
    this.random = random;
    this.traffic = traffic;
    this.givenUp = givenUp;
  }

  /// Everything this client was told.
  List<Promise> promises() {
    return List.copyOf(promises);
  }

  /// Sends a command until it is answered; the answer may be a refusal.
  ///
  /// @return empty when the load was given up before an answer came
  Optional<Answer> command(Command command) {
    long began = System.nanoTime();
    UUID correlation = UUID.randomUUID();
    String key = "chaos-" + correlation;
    // Built anew each time: a token does not live for ever.
    Supplier<HttpRequest> request = () -> request(command, key, correlation);
    Optional<Answer> answer = untilAnswered(request);
    boolean repeatedWell =
        answer.isEmpty()
            || random.nextInt(REPEAT_ONE_IN) > 0
            || untilAnswered(request).map(again -> again.repeats(answer.get())).orElse(true);
    promises.add(
        new Promise(
            command.service(),
            name,
            key,
            correlation,
            command.path().replaceFirst(".*/", ""),
            command.stream().orElse(""),
            answer.map(Answer::status).orElse(0),
            command.effects(),
            repeatedWell));
    answer.filter(Answer::done).ifPresent(_ -> traffic.succeeded(Step.COMMAND, began));
    return answer;
  }

  /// One look; empty when it was not answered with what was asked for.
  Optional<Answer> look(PartName service, String path) {
    return send(request(service, Role.AUDITOR, path).GET().build()).filter(Answer::done);
  }

  /// Looks until something is there.
  Optional<Answer> lookUntil(PartName service, String path, Function<Answer, Boolean> there) {
    while (!givenUp.getAsBoolean()) {
      Optional<Answer> seen = look(service, path).filter(there::apply);
      if (seen.isPresent()) {
        return seen;
      }
      pause();
    }
    return Optional.empty();
  }

  void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Answer> untilAnswered(Supplier<HttpRequest> request) {
    while (!givenUp.getAsBoolean()) {
      Optional<Answer> answer = send(request.get()).filter(a -> !a.isNoOutcome());
      if (answer.isPresent()) {
        return answer;
      }
      pause();
    }
    return Optional.empty();
  }

  private HttpRequest request(Command command, String key, UUID correlation) {
    HttpRequest.Builder request =
        request(command.service(), command.role(), command.path())
            .header("Idempotency-Key", key)
            .header("X-Correlation-Id", correlation.toString())
            .POST(HttpRequest.BodyPublishers.ofString(write(command.body())));
    command.ifMatch().ifPresent(version -> request.header("If-Match", version));
    return request.build();
  }

  private HttpRequest.Builder request(PartName service, Role role, String path) {
    return HttpRequest.newBuilder(URI.create(site.uri(service) + path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + site.token(name, role))
        .header("Content-Type", "application/json");
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      traffic.count(servedWith(response.statusCode()));
      return Optional.of(
          new Answer(
              response.statusCode(),
              response.headers().firstValue("ETag").orElse(""),
              read(response.body())));
    } catch (IOException e) {
      traffic.count(Served.SILENT);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Served servedWith(int status) {
    if (status < 500) {
      return Served.ANSWERED;
    }
    return status == 503 ? Served.REFUSED : Served.FAILED;
  }

  private static JsonNode read(String body) throws JsonProcessingException {
    return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
