package osa.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// `dead-letters`: what could not be handled, why, and what to do about it; over the services' own
/// API, with an operator's token.
final class DeadLetters {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int REASON_WIDTH = 70;
  private static final String ROW = "%-20s %-36s %-19s %-9s %s";

  private static final String USAGE =
      "Say `dead-letters [SERVICE]`, `dead-letters show SERVICE ID`, `dead-letters redrive SERVICE"
          + " ID [NOTE]` or `dead-letters discard SERVICE ID REASON`.";

  private final Function<PartName, URI> addresses;
  private final String token;
  private final Console console;

  private record Answer(JsonNode body, String version) {}

  /// @param addresses where each service answers
  DeadLetters(Function<PartName, URI> addresses, String token, Console console) {
    this.addresses = addresses;
    this.token = token;
    this.console = console;
  }

  /// @return 0 when it was done; 1 for a redrive in vain
  int run(List<String> arguments) {
    return switch (arguments) {
      case List<String> none when none.isEmpty() -> list(PartName.services());
      case List<String> one when one.size() == 1 -> list(List.of(service(one.getFirst())));
      case List<String> few when few.size() < 3 -> throw new Refusal(USAGE);
      case List<String> all -> {
        var service = service(all.get(1));
        var path = "/dead-letters/" + id(all.get(2));
        var words = String.join(" ", all.subList(3, all.size()));
        yield switch (all.getFirst()) {
          case "show" -> show(service, path);
          case "redrive" -> redrive(service, path, words);
          case "discard" -> discard(service, path, words);
          case String _ -> throw new Refusal(USAGE);
        };
      }
    };
  }

  private static PartName service(String label) {
    var part = PartName.ofLabel(label);
    if (!PartName.services().contains(part)) {
      throw new Refusal(
          "%s has no dead letters; the services are %s."
              .formatted(
                  label,
                  String.join(", ", PartName.services().stream().map(PartName::label).toList())));
    }
    return part;
  }

  private static String id(String text) {
    if (!text.matches("[0-9a-fA-F-]{36}")) {
      throw new Refusal("%s names no dead letter; ./osa dead-letters lists them.".formatted(text));
    }
    return text;
  }

  private int list(List<PartName> services) {
    var found = 0;
    for (var service : services) {
      var next = "";
      do {
        var page = get(service, "/dead-letters?status=OPEN&limit=200" + next).body();
        for (var letter : page.path("items")) {
          if (found++ == 0) {
            console.say(ROW.formatted("service", "dead letter", "buried", "redrives", "reason"));
          }
          console.say(row(service, letter));
        }
        var cursor = page.path("nextCursor").asText("");
        next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      } while (!next.isEmpty());
    }
    if (found == 0) {
      console.say("No message waits for a person.");
    }
    return 0;
  }

  private static String row(PartName service, JsonNode letter) {
    var reason = letter.path("reason").asText().replaceAll("\\s+", " ");
    return ROW.formatted(
        service.label(),
        letter.path("deadLetterId").asText(),
        letter.path("buriedAt").asText().replaceFirst("(\\.\\d+)?Z$", ""),
        letter.path("redrivesFailed").asText(),
        reason.length() <= REASON_WIDTH ? reason : reason.substring(0, REASON_WIDTH) + " ...");
  }

  private int show(PartName service, String path) {
    console.say(get(service, path).body().toPrettyString());
    return 0;
  }

  private int redrive(PartName service, String path, String note) {
    var letter = change(service, path, "redrive", Map.of("note", note));
    if (letter.path("status").asText().equals("REDRIVEN")) {
      console.say("The message has had its effect.");
      return 0;
    }
    console.say("It had no effect and waits on: " + letter.path("lastFailure").asText());
    return 1;
  }

  private int discard(PartName service, String path, String reason) {
    if (reason.isBlank()) {
      throw new Refusal("A letter is not discarded without a reason; say it after the ID.");
    }
    change(service, path, "discard", Map.of("reason", reason));
    console.say("The message is given up.");
    return 0;
  }

  private Answer get(PartName service, String path) {
    return send(service, request(service, path).GET());
  }

  /// At the version that is there now: whoever closed the letter meanwhile came first.
  private JsonNode change(PartName service, String path, String action, Map<String, String> body) {
    var version = get(service, path).version();
    try {
      var request =
          request(service, path + "/" + action)
              .header("If-Match", version)
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
      return send(service, request).body();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }

  private HttpRequest.Builder request(PartName service, String path) {
    return HttpRequest.newBuilder(URI.create(addresses.apply(service) + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static Answer send(PartName service, HttpRequest.Builder request) {
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      var body = JSON.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new Refusal(
            "%s refused with %d %s: %s %s"
                .formatted(
                    service.label(),
                    response.statusCode(),
                    body.path("code").asText(),
                    body.path("detail").asText(),
                    body.path("remedy").asText()));
      }
      return new Answer(body, response.headers().firstValue("ETag").orElse(""));
    } catch (IOException e) {
      throw new Refusal(
          "%s does not answer; ./osa status shows what runs.".formatted(service.label()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while %s answered.".formatted(service.label()), e);
    }
  }
}
