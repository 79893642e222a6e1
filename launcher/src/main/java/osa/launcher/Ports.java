package osa.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The loopback ports of one stack.
public record Ports(
    int grantService,
    int budgetService,
    int eligibilityService,
    int postgres,
    int kafka,
    int kafkaController) {
  /// Everything listens here and nowhere else: the embedded default is for one machine.
  static final String LOOPBACK = "127.0.0.1";

  /// 8081 to 8083 for the services; PostgreSQL and Kafka keep away from their usual ports, where
  /// an installation of the user's own may listen. Each can be moved by an environment variable.
  static Ports fromEnvironment(Map<String, String> environment) {
    return new Ports(
        port(environment, PartName.GRANT_SERVICE, 8081),
        port(environment, PartName.BUDGET_SERVICE, 8082),
        port(environment, PartName.ELIGIBILITY_SERVICE, 8083),
        port(environment, PartName.POSTGRES, 15432),
        port(environment, PartName.KAFKA, 19092),
        port(environment, "OSA_KAFKA_CONTROLLER_PORT", 19093));
  }

  /// Six ports nobody listens on at this moment.
  static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      // All are held open at once: a port given back early could be handed out again.
      for (var i = 0; i < 6; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK)));
      }
      var numbers = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    } catch (IOException e) {
      throw new Refusal("No free port on the loopback address: " + e.getMessage(), e);
    } finally {
      held.forEach(Ports::close);
    }
  }

  /// The ports of the stack that runs on this folder, or that ran on it last; before the first
  /// run those of the environment.
  static Ports lastUsed(StateFolder state) {
    try {
      if (!Files.exists(file(state))) {
        return fromEnvironment(System.getenv());
      }
      var number = new Scanner(Files.readString(file(state)));
      return new Ports(
          number.nextInt(),
          number.nextInt(),
          number.nextInt(),
          number.nextInt(),
          number.nextInt(),
          number.nextInt());
    } catch (IOException | NoSuchElementException e) {
      throw new Refusal("Can't read %s; `./osa down` first.".formatted(file(state)), e);
    }
  }

  void remember(StateFolder state) {
    var numbers =
        IntStream.of(
            grantService, budgetService, eligibilityService, postgres, kafka, kafkaController);
    try {
      Files.writeString(
          file(state), numbers.mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    } catch (IOException e) {
      throw new Refusal("Can't write %s: %s.".formatted(file(state), StateFolder.sentence(e)), e);
    }
  }

  private static Path file(StateFolder state) {
    return state.run("ports");
  }

  public int of(PartName part) {
    return switch (part) {
      case POSTGRES -> postgres;
      case KAFKA -> kafka;
      case GRANT_SERVICE -> grantService;
      case BUDGET_SERVICE -> budgetService;
      case ELIGIBILITY_SERVICE -> eligibilityService;
    };
  }

  URI uri(PartName service) {
    return URI.create("http://%s:%d".formatted(LOOPBACK, of(service)));
  }

  Services services() {
    return new Services(
        uri(PartName.GRANT_SERVICE),
        uri(PartName.BUDGET_SERVICE),
        uri(PartName.ELIGIBILITY_SERVICE));
  }

  /// @throws Refusal naming the first port that another program listens on
  void refuseIfTaken() {
    for (var part : PartName.values()) {
      refuseIfTaken(of(part), part.label(), variable(part));
    }
    refuseIfTaken(kafkaController, "kafka controller", "OSA_KAFKA_CONTROLLER_PORT");
  }

  private static void refuseIfTaken(int port, String label, String variable) {
    try (var socket = new ServerSocket()) {
      // A connection that lingers from the last run is no obstacle; a listener is.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
    } catch (IOException e) {
      throw new Refusal(
          "Port %d (%s) is taken by another program; stop that program or set %s to a free port."
              .formatted(port, label, variable),
          e);
    }
  }

  private static int port(Map<String, String> environment, PartName part, int otherwise) {
    return port(environment, variable(part), otherwise);
  }

  private static int port(Map<String, String> environment, String variable, int otherwise) {
    var text = environment.getOrDefault(variable, Integer.toString(otherwise));
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 65_535) {
      throw new Refusal("%s is %s; a port is a number from 1 to 65535.".formatted(variable, text));
    }
    return Integer.parseInt(text);
  }

  private static String variable(PartName part) {
    return "OSA_" + part.name().replace("_SERVICE", "") + "_PORT";
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new Refusal("Can't give back port " + socket.getLocalPort() + ".", e);
    }
  }
}
