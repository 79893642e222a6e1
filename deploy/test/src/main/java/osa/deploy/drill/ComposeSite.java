package osa.deploy.drill;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import osa.chaos.site.Site;
import osa.launcher.PartName;
import osa.launcher.Role;

/// The deployment: what is asked goes through the gateway with tokens of Keycloak, what is
/// judged is read from the containers themselves.
final class ComposeSite implements Site {

  /// A token this near to its end is replaced; until then an identity provider may be away.
  private static final Duration RENEWED_BEFORE = Duration.ofSeconds(150);

  private static final Duration RENEWED_AGAIN_AFTER = Duration.ofSeconds(5);

  /// Names for the JVM alone: the broker tells clients its name inside.
  private final Path hosts;

  private final Engine engine;
  private final Path secrets;
  private final URI publicUrl;
  private final SSLContext trust;
  private final Login login;
  private final Map<Role, String> passwords = new EnumMap<>(Role.class);
  private final Map<Role, Login.Token> tokens = new EnumMap<>(Role.class);
  private final Map<Role, Instant> tried = new EnumMap<>(Role.class);

  ComposeSite(Engine engine, Path secrets, URI publicUrl, Path hosts) {
    this.engine = engine;
    this.secrets = secrets;
    this.publicUrl = publicUrl;
    this.hosts = hosts;
    this.trust = trusting(secrets.resolve("ca.pem"));
    this.login = new Login(publicUrl, http());
  }

  URI publicUrl() {
    return publicUrl;
  }

  @Override
  public URI uri(PartName service) {
    return URI.create(publicUrl + "/" + service.label());
  }

  @Override
  public HttpClient.Builder http() {
    return HttpClient.newBuilder().sslContext(trust);
  }

  @Override
  public synchronized String token(String name, Role role) {
    Login.Token known = tokens.get(role);
    Instant now = Instant.now();
    boolean old = known == null || now.plus(RENEWED_BEFORE).isAfter(known.ends());
    if (old && now.isAfter(tried.getOrDefault(role, Instant.EPOCH).plus(RENEWED_AGAIN_AFTER))) {
      tried.put(role, now);
      try {
        known = login.of(People.nameOf(role), password(role));
        tokens.put(role, known);
      } catch (IOException e) {
        if (known == null) {
          throw new DrillFailed("no token: " + e.getMessage());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (known == null) {
      throw new DrillFailed("no token for " + role.label());
    }
    return known.text();
  }

  private String password(Role role) throws IOException, InterruptedException {
    String known = passwords.get(role);
    if (known == null) {
      URI keycloak = URI.create("http://%s:8080/auth".formatted(address("keycloak")));
      known = new People(keycloak, secret("keycloak_admin")).make(role);
      passwords.put(role, known);
    }
    return known;
  }

  @Override
  public Connection database(PartName service) throws SQLException {
    return database(service.label().replace('-', '_'));
  }

  private Connection database(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:5432/%s?loginTimeout=3&socketTimeout=60"
            .formatted(address("postgres"), name),
        name,
        secret(name));
  }

  @Override
  public String bootstrapServers() {
    try {
      Files.writeString(hosts, "127.0.0.1 localhost\n%s kafka\n".formatted(address("kafka")));
    } catch (IOException e) {
      throw new DrillFailed("can't write " + hosts + ": " + e.getMessage());
    }
    return "kafka:9092";
  }

  /// Where a container is in the network of the data.
  private String address(String service) {
    try {
      return engine
          .of(service)
          .address("data")
          .orElseThrow(() -> new DrillFailed(service + " has no address now"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrillFailed("interrupted");
    }
  }

  String secret(String name) {
    try {
      return Files.readString(secrets.resolve(name)).strip();
    } catch (IOException e) {
      throw new DrillFailed("no secret " + name + ": " + e.getMessage());
    }
  }

  private static SSLContext trusting(Path certificate) {
    try (InputStream in = Files.newInputStream(certificate)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), one);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new DrillFailed("can't trust " + certificate + ": " + e.getMessage());
    }
  }
}
