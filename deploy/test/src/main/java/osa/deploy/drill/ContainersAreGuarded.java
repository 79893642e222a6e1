package osa.deploy.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the engine really gave each container, whatever the Compose file says: and no secret shows
/// in what the engine or a log tells.
final class ContainersAreGuarded implements Check {

  private static final int SECRET_LETTERS_MIN = 16;

  @Override
  public String name() {
    return "guards";
  }

  @Override
  public String sentence() {
    return "every container is read-only, powerless, limited, and no secret shows";
  }

  @Override
  public List<String> findWrong(Scene scene) throws IOException, InterruptedException {
    Map<String, String> secrets = secrets(scene.deploy().resolve("secrets"));
    Table table = new Table("container", "user", "memory", "missing", "secrets that show");
    for (Container one : scene.engine().containers()) {
      List<String> missing = missing(one.tree());
      String told = one.tree() + scene.engine().docker("logs", "--tail", "20000", one.id());
      List<String> shown =
          secrets.entrySet().stream()
              .filter(secret -> told.contains(secret.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      table.row(
          missing.isEmpty() && shown.isEmpty(),
          one.service(),
          one.tree().at("/Config/User").asText(),
          one.tree().at("/HostConfig/Memory").asLong() / (1 << 20) + " MiB",
          missing.isEmpty() ? "nothing" : String.join(" ", missing),
          shown.isEmpty() ? "none of " + secrets.size() : String.join(" ", shown));
    }
    table.print(scene.out());
    return table.wrong();
  }

  private static List<String> missing(JsonNode container) {
    JsonNode host = container.at("/HostConfig");
    String user = container.at("/Config/User").asText();
    Map<String, Boolean> guards = new LinkedHashMap<>();
    guards.put("user", !user.isEmpty() && !user.matches("(root|0)(:.*)?"));
    guards.put("read-only", host.path("ReadonlyRootfs").asBoolean());
    guards.put("cap-drop", host.path("CapDrop").toString().equals("[\"ALL\"]"));
    guards.put("cap-add", host.path("CapAdd").isEmpty());
    guards.put("no-new-privileges", host.path("SecurityOpt").toString().contains("no-new-priv"));
    guards.put("unprivileged", !host.path("Privileged").asBoolean());
    guards.put("memory", host.path("Memory").asLong() > 0);
    guards.put("cpus", host.path("NanoCpus").asLong() > 0);
    guards.put("processes", host.path("PidsLimit").asLong() > 0);
    guards.put("log-rotation", host.at("/LogConfig/Config/max-size").isTextual());
    List<String> missing = new ArrayList<>();
    guards.forEach(
        (name, there) -> {
          if (!there) {
            missing.add(name);
          }
        });
    return missing;
  }

  /// What is public by its nature is none.
  private static Map<String, String> secrets(Path folder) throws IOException {
    Map<String, String> secrets = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !file.getFileName().toString().endsWith(".pem"))
          .sorted()
          .forEach(file -> secrets.put(file.getFileName().toString(), read(file)));
    }
    secrets.values().removeIf(value -> value.length() < SECRET_LETTERS_MIN);
    return secrets;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
