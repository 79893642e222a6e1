package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// PostgreSQL out of Maven Central, on the loopback address, with a database for each service, a
/// role that owns it and a role that works in it. It is a real server: fsync stays on and a kill -9
/// loses nothing committed.
final class EmbeddedPostgres implements Part {
  private final StateFolder state;
  private final Path archive;
  private final int port;
  private final Unprivileged account;
  private volatile boolean databasesMade;

  EmbeddedPostgres(StateFolder state, Path archive, int port) {
    this.state = state;
    this.archive = archive;
    this.port = port;
    this.account = Unprivileged.detect();
  }

  @Override
  public PartName name() {
    return PartName.POSTGRES;
  }

  @Override
  public void prepare() throws IOException {
    account.refuseWhenOutOfReach(state.root());
    account.refuseWhenOutOfReach(PostgresArchive.unpacked(archive));
    if (!Files.exists(data())) {
      StateFolder.makeWhole(data(), this::initialise);
    }
    removeStalePidFile();
  }

  @Override
  public Command command() {
    List<String> line = new ArrayList<>(List.of(binary("postgres"), "-D", data().toString()));
    settings().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    // INT is the fast shutdown: TERM would wait for every service to hang up first.
    return new Command(account.command(line), Map.of(), state.log(name().label()), "INT", 20);
  }

  /// Ready is when a client gets in; the first one makes what the services need.
  @Override
  public boolean ready() {
    if (!Probe.listens(port)) {
      return false;
    }
    try (var connection = connect("postgres", PostgresPasswords.ADMIN)) {
      if (!databasesMade) {
        for (var service : PartName.services()) {
          makeDatabase(connection, service);
        }
        databasesMade = true;
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(Ports.LOOPBACK, port, database);
  }

  String password(String role) {
    return passwords().of(role);
  }

  Connection connect(String database, String role) throws SQLException {
    var login = new Properties();
    login.setProperty("user", role);
    login.setProperty("password", password(role));
    login.setProperty("loginTimeout", "3");
    login.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(jdbcUrl(database), login);
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("port", Integer.toString(port)),
        Map.entry("listen_addresses", Ports.LOOPBACK),
        Map.entry("unix_socket_directories", ""),
        Map.entry("max_connections", "80"),
        Map.entry("shared_buffers", "64MB"),
        Map.entry("max_wal_size", "256MB"),
        Map.entry("fsync", "on"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"));
  }

  private void initialise(Path folder) throws IOException {
    var password = state.run("initdb.password");
    StateFolder.writeSecret(password, password(PostgresPasswords.ADMIN));
    account.own(folder);
    account.own(password);
    try {
      var line =
          List.of(
              binary("initdb"),
              "--pgdata=" + folder,
              "--username=" + PostgresPasswords.ADMIN,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--no-locale");
      OneShot.run(state, "initdb", account.command(line), state.log("initdb"));
    } finally {
      Files.delete(password);
    }
  }

  private void makeDatabase(Connection connection, PartName service) throws SQLException {
    var name = service.databaseName();
    var owner = service.databaseOwner();
    try (var statement = connection.createStatement()) {
      // Steps that can't share a transaction, so each is looked at by itself.
      for (var role : List.of(owner, name)) {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
          statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, password(role)));
        }
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
      }
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
      statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, name));
    }
    handOver(name, owner);
  }

  /// A folder of an earlier version has everything in the hands of the role that works.
  private void handOver(String name, String owner) throws SQLException {
    try (var connection = connect(name, PostgresPasswords.ADMIN);
        var statement = connection.createStatement()) {
      statement.execute("REASSIGN OWNED BY %s TO %s".formatted(name, owner));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// PostgreSQL takes its lock file for valid when any process bears the number in it. After a
  /// crash or a reboot that may be a stranger; then the file is only in the way.
  private void removeStalePidFile() throws IOException {
    var file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    var number = Files.readString(file).lines().findFirst().orElse("").strip();
    var isPostgres =
        number.matches("\\d+")
            && ProcessHandle.of(Long.parseLong(number))
                .flatMap(process -> process.info().command())
                .filter(program -> program.endsWith("/postgres"))
                .isPresent();
    if (!isPostgres) {
      Files.delete(file);
    }
  }

  private PostgresPasswords passwords() {
    return PostgresPasswords.in(state.key("postgres.properties"));
  }

  private String binary(String program) {
    return PostgresArchive.folder(archive).resolve("bin").resolve(program).toString();
  }

  private Path data() {
    return state.data(name());
  }
}
