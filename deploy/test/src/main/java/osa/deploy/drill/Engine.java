package osa.deploy.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Docker engine, as far as it concerns the containers of one project.
final class Engine {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Cli cli;
  private final String project;

  Engine(Cli cli, String project) {
    this.cli = cli;
    this.project = project;
  }

  /// Every container of the project, by name.
  List<Container> containers() throws InterruptedException {
    String ids =
        docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + project);
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> line = new ArrayList<>(List.of("inspect"));
    line.addAll(Arrays.asList(ids.split("\\s+")));
    List<Container> containers = new ArrayList<>();
    read(docker(line.toArray(String[]::new))).forEach(tree -> containers.add(new Container(tree)));
    containers.sort(Comparator.comparing(Container::service));
    return containers;
  }

  /// Those that stay: all but the migrations.
  List<Container> servers() throws InterruptedException {
    return containers().stream().filter(container -> !container.isJob()).toList();
  }

  Container of(String service) throws InterruptedException {
    return containers().stream()
        .filter(container -> container.service().equals(service))
        .findFirst()
        .orElseThrow(() -> new DrillFailed("there is no container of " + service));
  }

  String docker(String... line) throws InterruptedException {
    List<String> whole = new ArrayList<>(List.of("docker"));
    whole.addAll(Arrays.asList(line));
    return cli.run(PATIENCE, whole.toArray(String[]::new));
  }

  /// A signal to a container's first process from outside, as the kernel's out-of-memory killer
  /// does it. `docker kill` would tell the engine not to start it again.
  void signal(String name, long pid) throws InterruptedException {
    cli.run(PATIENCE, "kill", "-" + name, Long.toString(pid));
  }

  /// Stops the processes that are in a container now and lets the engine go on looking into it.
  void freeze(Container container) throws InterruptedException {
    signalAll("STOP", container);
  }

  void thaw(Container container) throws InterruptedException {
    signalAll("CONT", container);
  }

  private void signalAll(String name, Container container) throws InterruptedException {
    String[] lines = docker("top", container.id(), "-eo", "pid").split("\\s+");
    for (String pid : lines) {
      if (pid.matches("\\d+")) {
        // One that has just ended is a probe.
        cli.attempt(PATIENCE, "kill", "-" + name, pid);
      }
    }
  }

  /// Waits until something is so.
  ///
  /// @return how long that took
  /// @throws DrillFailed when patience ends first
  Duration await(String what, Duration patience, Condition condition) throws InterruptedException {
    long began = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - began > patience.toNanos()) {
        throw new DrillFailed("%s did not come within %s".formatted(what, Figures.of(patience)));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// What is waited for.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  /// Waits until every server is healthy and every job has ended well.
  Duration awaitHealthy(Duration patience) throws InterruptedException {
    return await("health of everything", patience, this::allHealthy);
  }

  boolean allHealthy() throws InterruptedException {
    List<Container> containers = containers();
    return !containers.isEmpty()
        && containers.stream().allMatch(one -> one.isJob() ? one.endedWell() : one.healthy());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new DrillFailed("docker printed no JSON: " + e.getMessage());
    }
  }
}
