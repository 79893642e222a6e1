package osa.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import osa.bench.append.Pgbench;
import osa.launcher.Installation;

/// What was measured on, and what PostgreSQL promised meanwhile.
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");

  private static final Pattern BROKER = Pattern.compile("kafka_[0-9.]+-([0-9.]+)\\.jar");

  private Machine() {}

  static Map<String, String> describe(Stage stage) throws SQLException, IOException {
    Database database = stage.database("public");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", processor());
    facts.put("memory", memory());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("Java", Runtime.version() + "; services with `" + stage.serviceFlags() + "`");
    facts.put("PostgreSQL", database.text("SHOW server_version") + ", JDBC over loopback TCP");
    facts.put(
        "durability, for all alike",
        settings(database, "fsync", "synchronous_commit", "full_page_writes"));
    facts.put("buffers", settings(database, "shared_buffers", "max_wal_size"));
    facts.put("Kafka", kafkaVersion() + ", one broker, acks=all");
    facts.put(
        "peers",
        "Axon Framework 5.0.1 on Hibernate ORM, Message DB 1.3.1, Camunda DMN 1.11.0, "
            + Pgbench.version());
    return facts;
  }

  private static String processor() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    String model = System.getProperty("os.arch");
    if (Files.exists(CPU)) {
      var found = MODEL.matcher(Files.readString(CPU));
      model = found.find() ? found.group(1) : model;
    }
    return cores + " cores, " + model + "; load and everything under it share them";
  }

  private static String kafkaVersion() throws IOException {
    Path server = Installation.current().root().resolve("launcher/kafka/target/server");
    try (Stream<Path> jars = Files.list(server)) {
      return jars.map(jar -> BROKER.matcher(jar.getFileName().toString()))
          .filter(Matcher::matches)
          .map(jar -> jar.group(1))
          .findFirst()
          .orElse("version unknown");
    }
  }

  private static String memory() {
    return switch (ManagementFactory.getOperatingSystemMXBean()) {
      case com.sun.management.OperatingSystemMXBean system ->
          (system.getTotalMemorySize() >> 30) + " GiB";
      case java.lang.management.OperatingSystemMXBean _ -> "unknown";
    };
  }

  private static String settings(Database database, String... names) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.isEmpty() ? "" : ", ");
      text.append(name).append(" ").append(database.text("SHOW " + name));
    }
    return text.toString();
  }
}
