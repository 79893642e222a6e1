package osa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.bench.measure.Contest;
import osa.bench.measure.Progress;
import osa.launcher.Installation;
import osa.launcher.PartName;
import osa.launcher.Stack;

/// Where everything is measured: the embedded PostgreSQL and Kafka and the packaged services, on
/// free ports, with data of their own that are thrown away at the end.
public final class Stage implements AutoCloseable {

  /// The service in whose database, beside its own tables, the stores are compared.
  private static final PartName HOST = PartName.BUDGET_SERVICE;

  private static final int ROUNDS = 3;

  private final Options options;
  private final Progress progress;
  private final Path state;
  private final Stack stack;

  private Stage(Options options, Progress progress, Path state) {
    this.options = options;
    this.progress = progress;
    this.state = state;
    this.stack = Stack.onFreePorts(state);
  }

  static Stage open(Options options, Progress progress) throws IOException {
    Path target = Installation.current().root().resolve("bench/target");
    Stage stage = new Stage(options, progress, Files.createTempDirectory(target, "state"));
    try {
      stage.stack.startAll();
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  public Stack stack() {
    return stack;
  }

  public Progress progress() {
    return progress;
  }

  public <T> Contest<T> contest() {
    return new Contest<>(progress, rounds());
  }

  public int rounds() {
    return options.quick() ? 1 : ROUNDS;
  }

  /// The length of a measurement; a tenth of it in a quick run.
  public Duration window(Duration usual) {
    return options.quick() ? usual.dividedBy(10) : usual;
  }

  /// How often something is done; a tenth of it in a quick run.
  public int times(int usual) {
    return options.quick() ? Math.max(1, usual / 10) : usual;
  }

  public long eventsMax() {
    return options.eventsMax();
  }

  /// How the services' JVM is set up, as their process tells it.
  public String serviceFlags() {
    run(Set.of(HOST));
    String[] line =
        ProcessHandle.of(stack.pid(HOST))
            .flatMap(process -> process.info().arguments())
            .orElse(new String[0]);
    return Arrays.stream(line)
        .takeWhile(argument -> !argument.equals("-jar"))
        .map(argument -> argument.replaceFirst("=/.*/", "="))
        .collect(Collectors.joining(" "));
  }

  /// Only these services run from here on; PostgreSQL and Kafka always do.
  public void run(Set<PartName> services) {
    for (PartName service : PartName.services()) {
      if (services.contains(service)) {
        stack.start(service);
      } else {
        stack.kill(service);
      }
    }
  }

  /// The database that the stores share, in one of its schemas.
  public Database database(String schema) {
    return new Database(
        stack.jdbcUrl(HOST) + "?currentSchema=" + schema + ",public",
        HOST.databaseName(),
        stack.databaseOwner(HOST),
        stack.databaseOwnerPassword(HOST),
        stack.ports().postgres(),
        schema);
  }

  /// Safe to call twice.
  @Override
  public synchronized void close() {
    stack.close();
    if (Files.exists(state)) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(state)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      progress.say("could not delete %s: %s", state, e.getMessage());
    }
  }
}
