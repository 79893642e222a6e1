package osa.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the parts of the embedded default are and how one gets in, for those who look at it from
/// outside. Nothing is started, made or locked by asking.
public final class Whereabouts {
  private final StateFolder state;
  private final Ports ports;
  private final PostgresPasswords passwords;

  private Whereabouts(StateFolder state) {
    this.state = state;
    this.ports = Ports.lastUsed(state);
    this.passwords = PostgresPasswords.in(passwordFile(state));
  }

  /// The stack of `./osa up`.
  ///
  /// @throws Refusal when nothing was ever started there
  public static Whereabouts ofDefault() {
    return in(StateFolder.placeFor(Installation.current()));
  }

  /// @throws Refusal when nothing was ever started in that folder
  public static Whereabouts in(Path stateFolder) {
    var state = StateFolder.asItIs(stateFolder);
    if (!Files.exists(passwordFile(state))) {
      throw new Refusal(
          "Nothing was ever started in %s; `./osa up -d` starts it.".formatted(state.root()));
    }
    return new Whereabouts(state);
  }

  /// Whether a launcher holds the stack up.
  public boolean running() {
    return LauncherLock.holder(state).isPresent();
  }

  public Path root() {
    return state.root();
  }

  /// The folder of the keys and passwords, which are its owner's alone.
  public Path keys() {
    return passwordFile(state).getParent();
  }

  public URI uri(PartName service) {
    return ports.uri(service);
  }

  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + ports.kafka();
  }

  public String jdbcUrl(PartName service) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(Ports.LOOPBACK, ports.postgres(), service.databaseName());
  }

  /// The role that the service works with.
  public String databaseUser(PartName service) {
    return service.databaseName();
  }

  public String administrator() {
    return PostgresPasswords.ADMIN;
  }

  public String administratorPassword() {
    return passwords.of(PostgresPasswords.ADMIN);
  }

  private static Path passwordFile(StateFolder state) {
    return state.key("postgres.properties");
  }
}
