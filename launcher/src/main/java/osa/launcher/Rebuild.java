package osa.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.launcher.record.Service;

/// `./osa rebuild`: rebuilds read models while the services work, and shows how far it has come.
final class Rebuild {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String ACCEPT = "--accept-differences";

  private final StateFolder state;
  private final Console console;

  Rebuild(StateFolder state, Console console) {
    this.state = state;
    this.console = console;
  }

  /// @param arguments a service, then a read model, then whether to accept differences; each may
  ///     be left out with those after it, and means all of them then
  int run(List<String> arguments) {
    if (LauncherLock.holder(state).isEmpty()) {
      throw new Refusal("OSA is not running; ./osa up starts it.");
    }
    var names = arguments.stream().filter(argument -> !argument.equals(ACCEPT)).toList();
    var accept = arguments.contains(ACCEPT);
    var services =
        names.isEmpty() ? PartName.services() : List.of(PartName.ofLabel(names.getFirst()));
    var switched = true;
    for (var service : services) {
      var client = client(service);
      for (var model : client.list("/read-models")) {
        var name = model.path("name").asText();
        if (names.size() < 2 || names.get(1).equals(name)) {
          switched &= rebuild(client, service.label() + " " + name, name, accept);
        }
      }
    }
    return switched ? 0 : 1;
  }

  private Service client(PartName service) {
    var token = Tokens.in(state).mint(Role.OPERATOR.label(), Role.OPERATOR);
    return new Service(service.label(), Ports.lastUsed(state).uri(service), token, console);
  }

  private boolean rebuild(Service service, String shown, String name, boolean accept) {
    var path = "/read-models/" + name + "/rebuilds";
    var body = Map.of("reason", "./osa rebuild", "acceptDifferences", accept);
    var rebuild = service.create(path, UUID.randomUUID().toString(), body).body();
    var address = path + "/" + rebuild.path("rebuildId").asText();
    while (isAtWork(rebuild)) {
      console.say(
          "  %s  %3d%%  %d rows".formatted(shown, rebuild.path("percent").asInt(), rows(rebuild)));
      pause();
      rebuild = service.get(address).orElseThrow().body();
    }
    console.say("  %s  %s".formatted(shown, outcome(rebuild)));
    return rebuild.path("state").asText().equals("SWITCHED");
  }

  private static boolean isAtWork(JsonNode rebuild) {
    return List.of("BUILDING", "SWITCHING").contains(rebuild.path("state").asText());
  }

  private static long rows(JsonNode rebuild) {
    return rebuild.path("rows").asLong();
  }

  private static String outcome(JsonNode rebuild) {
    var found = rebuild.path("comparison");
    var differences =
        "%d different %s, %d missing %s, %d surplus %s"
            .formatted(
                found.path("different").asLong(),
                found.path("differentKeys"),
                found.path("missing").asLong(),
                found.path("missingKeys"),
                found.path("surplus").asLong(),
                found.path("surplusKeys"));
    return switch (rebuild.path("state").asText()) {
      case "SWITCHED" -> "switched, %d rows; before: %s".formatted(rows(rebuild), differences);
      case "COMPARED" ->
          "waits for a decision: %s; cancel it, or switch it over HTTP".formatted(differences);
      case String other ->
          "%s: %s"
              .formatted(other.toLowerCase(java.util.Locale.ROOT), rebuild.path("cause").asText());
    };
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted; the rebuild goes on.", e);
    }
  }
}
