package osa.deploy.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One container as `docker inspect` shows it at a moment.
record Container(JsonNode tree) {

  /// Its name in the Compose file.
  String service() {
    return tree.at("/Config/Labels/com.docker.compose.service").asText();
  }

  String id() {
    return tree.at("/Id").asText();
  }

  boolean running() {
    return tree.at("/State/Running").asBoolean();
  }

  /// The number of its first process on the host.
  long pid() {
    return tree.at("/State/Pid").asLong();
  }

  /// healthy, unhealthy, starting; empty when nobody looks.
  String health() {
    return tree.at("/State/Health/Status").asText();
  }

  boolean healthy() {
    return running() && health().equals("healthy");
  }

  /// Ends by itself: a migration.
  boolean isJob() {
    return List.of("no", "").contains(tree.at("/HostConfig/RestartPolicy/Name").asText());
  }

  boolean endedWell() {
    return !running() && tree.at("/State/ExitCode").asInt() == 0;
  }

  int restarts() {
    return tree.at("/RestartCount").asInt();
  }

  /// Its address in one of the project's networks.
  Optional<String> address(String network) {
    for (var one : tree.at("/NetworkSettings/Networks").properties()) {
      if (one.getKey().endsWith("_" + network)) {
        return Optional.of(one.getValue().path("IPAddress").asText()).filter(ip -> !ip.isEmpty());
      }
    }
    return Optional.empty();
  }

  /// The ports of the host that lead into it, each as address:port.
  List<String> publishedPorts() {
    List<String> ports = new ArrayList<>();
    for (var one : tree.at("/NetworkSettings/Ports").properties()) {
      one.getValue()
          .forEach(
              binding ->
                  ports.add(
                      binding.path("HostIp").asText() + ":" + binding.path("HostPort").asText()));
    }
    return ports;
  }
}
