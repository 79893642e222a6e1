package osa.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A single Kafka node, broker and controller in one, in a JVM of its own: its libraries are not
/// those of the services. Topics are not made by mere use; the services declare theirs.
final class EmbeddedKafka implements Part {
  private final StateFolder state;
  private final Path jars;
  private final Ports ports;

  EmbeddedKafka(StateFolder state, Path jars, Ports ports) {
    this.state = state;
    this.jars = jars;
    this.ports = ports;
  }

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(state.data(name()));
    try (InputStream quiet = EmbeddedKafka.class.getResourceAsStream("kafka-log4j2.properties")) {
      Files.write(loggingFile(), quiet.readAllBytes());
    }
    if (!Files.exists(logs())) {
      StateFolder.makeWhole(logs(), this::format);
    }
    writeProperties(propertiesFile(), logs());
  }

  @Override
  public Command command() {
    var log = state.log(name().label());
    return new Command(java("kafka.Kafka", propertiesFile().toString()), Map.of(), log, "TERM", 15);
  }

  /// The broker opens its port to clients only when it is about to serve them.
  @Override
  public boolean ready() {
    return Probe.listens(ports.kafka());
  }

  String bootstrapServers() {
    return Ports.LOOPBACK + ":" + ports.kafka();
  }

  private void format(Path folder) throws IOException {
    var properties = folder.resolveSibling("format.properties");
    writeProperties(properties, folder);
    var line =
        java(
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id=" + newClusterId(),
            "--config=" + properties);
    OneShot.run(state, "Formatting Kafka's storage", line, state.log("kafka-format"));
  }

  private List<String> java(String mainClass, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Jvm.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlog4j2.configurationFile=" + loggingFile(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jars.resolve("*").toString(),
                mainClass));
    line.addAll(List.of(arguments));
    return line;
  }

  private void writeProperties(Path file, Path logFolder) throws IOException {
    var settings = new TreeMap<>(settings());
    settings.put("log.dirs", logFolder.toString());
    var lines = settings.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
    Files.write(file, (Iterable<String>) lines::iterator);
  }

  private Map<String, String> settings() {
    var clients = "PLAINTEXT://" + bootstrapServers();
    var controller = Ports.LOOPBACK + ":" + ports.kafkaController();
    return Map.ofEntries(
        Map.entry("node.id", "1"),
        Map.entry("process.roles", "broker,controller"),
        Map.entry("listeners", clients + ",CONTROLLER://" + controller),
        Map.entry("advertised.listeners", clients),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("controller.quorum.voters", "1@" + controller),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "3"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "3"),
        // A broker that was killed is let in again when its old session has run out.
        Map.entry("broker.session.timeout.ms", "3000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        // The default buffer is half of this small broker's heap.
        Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));
  }

  /// A random UUID in Kafka's notation: URL-safe base64 without padding.
  private static String newClusterId() {
    var id = UUID.randomUUID();
    var bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Path logs() {
    return state.data(name()).resolve("logs");
  }

  private Path propertiesFile() {
    return state.data(name()).resolve("server.properties");
  }

  private Path loggingFile() {
    return state.data(name()).resolve("log4j2.properties");
  }
}
