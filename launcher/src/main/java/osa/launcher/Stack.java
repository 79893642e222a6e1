package osa.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import osa.launcher.ServiceProcess.Purpose;
import osa.launcher.record.RecordLoader;

/// The whole programme on one machine: PostgreSQL, Kafka and the three packaged services, each a
/// process of its own on the loopback address, none of which outlives the one who started it.
///
/// A part that dies is started again. A part killed through [#kill] stays down until [#start].
/// Data stays in the state folder, so a later stack on the same folder goes on where this ended.
public final class Stack implements AutoCloseable {
  private final Installation installation;
  private final StateFolder state;
  private final Ports ports;
  private final Console console;
  private final Tokens tokens;
  private final Map<String, String> trust;
  private final EmbeddedPostgres postgres;
  private final EmbeddedKafka kafka;
  private final Map<PartName, Supervisor> supervisors = new EnumMap<>(PartName.class);
  private final LauncherLock lock;
  private final Map<String, String> settings;

  private Stack(
      StateFolder state,
      Ports ports,
      Console console,
      LauncherLock lock,
      Purpose purpose,
      Map<String, String> settings,
      Map<String, String> provider) {
    this.settings = Map.copyOf(settings);
    this.installation = Installation.current();
    this.state = state;
    this.ports = ports;
    this.console = console;
    this.lock = lock;
    this.tokens = Tokens.in(state);
    this.trust = provider.isEmpty() ? tokens.trust() : Map.copyOf(provider);
    this.postgres = new EmbeddedPostgres(state, installation.postgresArchive(), ports.postgres());
    this.kafka = new EmbeddedKafka(state, installation.kafkaJars(), ports);
    supervise(postgres);
    supervise(kafka);
    PartName.services().forEach(name -> supervise(service(name, purpose)));
  }

  /// The stack of `osa up`: ports 8081 to 8083, see [Ports#fromEnvironment].
  static Stack onDefaultPorts(StateFolder state, Console console) {
    var ports = Ports.fromEnvironment(System.getenv());
    return locked(state, ports, console, Purpose.WORK, Map.of(), Map.of());
  }

  /// A stack for tests: any number of them can run beside each other and beside `osa up`.
  public static Stack onFreePorts(Path stateFolder) {
    return onFreePorts(stateFolder, Map.of());
  }

  /// The same, with settings for the services beside those that every stack makes.
  public static Stack onFreePorts(Path stateFolder, Map<String, String> settings) {
    var state = StateFolder.open(stateFolder);
    return locked(state, Ports.free(), Console.quiet(), Purpose.WORK, settings, Map.of());
  }

  /// A stack for tests whose services trust an identity provider, and no token of this launcher.
  ///
  /// @param provider what a service is told of it, as environment variables
  public static Stack trusting(Path stateFolder, Map<String, String> provider) {
    var state = StateFolder.open(stateFolder);
    return locked(state, Ports.free(), Console.quiet(), Purpose.WORK, Map.of(), provider);
  }

  /// A stack whose services leave an [AotCache] behind when they end.
  static Stack forTraining(Path stateFolder) {
    var state = StateFolder.open(stateFolder);
    return locked(state, Ports.free(), Console.quiet(), Purpose.TRAINING, Map.of(), Map.of());
  }

  private static Stack locked(
      StateFolder state,
      Ports ports,
      Console console,
      Purpose purpose,
      Map<String, String> settings,
      Map<String, String> provider) {
    var lock = LauncherLock.tryTake(state).orElseThrow(() -> alreadyUp(state));
    try {
      return new Stack(state, ports, console, lock, purpose, settings, provider);
    } catch (Refusal refusal) {
      lock.close();
      throw refusal;
    }
  }

  /// Starts everything that is not running and returns when all of it is ready: PostgreSQL and
  /// Kafka side by side, then the services side by side.
  ///
  /// @throws Refusal when a service is not built, a port is taken or a part does not start
  public Stack startAll() {
    // A service that is not built is told before anything runs.
    PartName.services().forEach(installation::serviceJar);
    Leftovers.await(state, console);
    ports.refuseIfTaken();
    ports.remember(state);
    Arrays.stream(PartName.values()).forEach(part -> state.freshLog(part.label()));
    each(List.of(PartName.POSTGRES, PartName.KAFKA), Supervisor::start);
    each(PartName.services(), Supervisor::start);
    return this;
  }

  /// Starts one part and returns when it is ready; nothing happens when it runs.
  public void start(PartName part) {
    supervisors.get(part).start();
  }

  /// kill -9. The part stays down until it is started.
  public void kill(PartName part) {
    supervisors.get(part).kill();
  }

  /// Asks the part to end, and starts it again.
  public void restart(PartName part) {
    supervisors.get(part).stop();
    supervisors.get(part).start();
  }

  /// The number of the part's process, for those who want to hurt it from outside.
  public long pid(PartName part) {
    return supervisors.get(part).pid();
  }

  boolean anythingRuns() {
    return supervisors.values().stream().anyMatch(Supervisor::running);
  }

  /// Where a service answers, without a path.
  public URI uri(PartName service) {
    return ports.uri(service);
  }

  public Services services() {
    return ports.services();
  }

  /// Loads the record into the running services; what is there stays as it is.
  public void loadRecord() {
    new RecordLoader(services(), tokens, console).load();
  }

  public Tokens tokens() {
    return tokens;
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// The address of a service's database; user and password are [#databaseUser] and
  /// [#databasePassword].
  public String jdbcUrl(PartName service) {
    return postgres.jdbcUrl(service.databaseName());
  }

  /// Who the service works as: it adds events and can't change one.
  public String databaseUser(PartName service) {
    return service.databaseName();
  }

  public String databasePassword(PartName service) {
    return postgres.password(service.databaseName());
  }

  /// Who owns and migrates the tables.
  public String databaseOwner(PartName service) {
    return service.databaseOwner();
  }

  public String databaseOwnerPassword(PartName service) {
    return postgres.password(service.databaseOwner());
  }

  /// A connection to a service's database as the server's administrator, for those who want to
  /// hurt it from outside.
  public Connection administratorOf(PartName service) throws SQLException {
    return postgres.connect(service.databaseName(), PostgresPasswords.ADMIN);
  }

  public Ports ports() {
    return ports;
  }

  /// A part's log file.
  public Path log(PartName part) {
    return state.log(part.label());
  }

  /// Stops everything, the services before what they need. Safe to call twice.
  @Override
  public void close() {
    each(PartName.services(), Supervisor::stop);
    each(List.of(PartName.KAFKA, PartName.POSTGRES), Supervisor::stop);
    lock.close();
  }

  private void supervise(Part part) {
    supervisors.put(part.name(), new Supervisor(part, state, console));
  }

  private ServiceProcess service(PartName name, Purpose purpose) {
    Map<String, String> environment = new HashMap<>(trust);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(name));
    environment.put("QUARKUS_DATASOURCE_USERNAME", databaseUser(name));
    environment.put("QUARKUS_DATASOURCE_PASSWORD", databasePassword(name));
    environment.put("QUARKUS_FLYWAY_USERNAME", databaseOwner(name));
    environment.put("QUARKUS_FLYWAY_PASSWORD", databaseOwnerPassword(name));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    // On one machine a consumer that falls silent is a dead process: its partitions need not wait
    // the usual 45 s for the one that was started in its place.
    environment.put("KAFKA_SESSION_TIMEOUT_MS", "10000");
    environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "2000");
    environment.putAll(settings);
    return new ServiceProcess(name, ports.of(name), installation, environment, log(name), purpose);
  }

  /// Does the same to several parts at once; the first refusal is passed on after all have ended.
  private void each(Collection<PartName> parts, Consumer<Supervisor> action) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          parts.stream()
              .<Future<?>>map(part -> threads.submit(() -> action.accept(supervisors.get(part))))
              .toList();
      for (var one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Refusal refusal -> throw refusal;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  private static Refusal alreadyUp(StateFolder state) {
    return new Refusal(
        "OSA is already up on %s; `./osa status` shows it, `./osa down` ends it."
            .formatted(state.root()));
  }
}
