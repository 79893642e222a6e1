package osa.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import osa.doctor.Site.Database;
import osa.doctor.Site.Disk;
import osa.doctor.Site.Instance;
import osa.doctor.Site.Secrets;
import osa.launcher.PartName;
import osa.launcher.Refusal;

/// An installation with Docker Compose, seen from a container in its network of data.
///
/// | variable | is |
/// | --- | --- |
/// | `OSA_SECRETS` | the folder of the secrets, `/secrets` |
/// | `OSA_INSTANCES` | `name=address` of each process of a service, separated by blanks |
/// | `OSA_POSTGRES` | host and port, `postgres:5432` |
/// | `KAFKA_BOOTSTRAP_SERVERS` | `kafka:9092` |
/// | `OSA_TOPIC_REPLICAS` | `1` |
/// | `OSA_DISKS` | folders on the disks to look at, separated by blanks |
/// | `OSA_BACKUPS` | the folder of the backups, `/backups` |
public final class ComposeSite {

  /// Those whose tables are another role's than the one that works with them.
  private static final List<String> DATABASES =
      List.of("grant_service", "budget_service", "eligibility_service");
  private static final String REPLICA = "-[0-9]+$";
  private static final String MONITOR = "osa_monitor";

  private final Map<String, String> environment;
  private final Path secrets;

  private ComposeSite(Map<String, String> environment) {
    this.environment = environment;
    this.secrets = Path.of(environment.getOrDefault("OSA_SECRETS", "/secrets"));
  }

  /// @throws Refusal when the password to look with is not there
  public static Site from(Map<String, String> environment) {
    return new ComposeSite(environment).site();
  }

  private Site site() {
    Login monitor = new Login(MONITOR, secret(MONITOR));
    return new Site(
        instances(),
        PartName.services().stream().map(name -> database(name.label(), monitor)).toList(),
        environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"),
        Integer.parseInt(environment.getOrDefault("OSA_TOPIC_REPLICAS", "1")),
        new Secrets(secrets, expected()),
        Optional.of(secrets.resolve("gateway.pem")),
        words("OSA_DISKS", "").map(Path::of).map(ComposeSite::disk).toList(),
        Optional.of(Path.of(environment.getOrDefault("OSA_BACKUPS", "/backups"))),
        new ByCompose());
  }

  private List<Instance> instances() {
    return words(
            "OSA_INSTANCES",
            "grant-service=http://grant-service:8081 budget-service=http://budget-service:8082"
                + " eligibility-service=http://eligibility-service:8083")
        .map(word -> word.split("=", 2))
        .map(pair -> new Instance(pair[0].replaceFirst(REPLICA, ""), pair[0], URI.create(pair[1])))
        .toList();
  }

  private Database database(String service, Login monitor) {
    var name = service.replace('-', '_');
    var server = environment.getOrDefault("OSA_POSTGRES", "postgres:5432");
    return new Database(service, "jdbc:postgresql://%s/%s".formatted(server, name), monitor, name);
  }

  private Stream<String> words(String variable, String otherwise) {
    var set = environment.getOrDefault(variable, "");
    return Arrays.stream((set.isBlank() ? otherwise : set).split("\\s+"))
        .filter(word -> !word.isBlank());
  }

  private static Disk disk(Path path) {
    return new Disk(path.getFileName().toString(), path);
  }

  private static List<String> expected() {
    List<String> names = new ArrayList<>(List.of("postgres_admin", MONITOR, "osa_backup"));
    DATABASES.forEach(name -> names.addAll(List.of(name, name + "_owner")));
    names.addAll(
        List.of(
            "keycloak",
            "keycloak_admin",
            "client_osa_record",
            "client_osa_operations",
            "gateway.pem"));
    return names;
  }

  private String secret(String name) {
    try {
      return Files.readString(secrets.resolve(name)).strip();
    } catch (IOException e) {
      throw new Refusal(
          "Can't read the secret %s in %s; run `deploy/secrets-init`, or this as the owner."
              .formatted(name, secrets),
          e);
    }
  }

  private record ByCompose() implements Advice {

    @Override
    public String restart(String part) {
      return "run `deploy/up`, and `deploy/compose restart %s` when that is not enough"
          .formatted(part);
    }

    @Override
    public String logs(String part) {
      return "run `deploy/compose logs --tail 100 %s`".formatted(part);
    }

    @Override
    public String deadLetters(String service) {
      return "look at GET /%s/dead-letters, mend the cause, and redrive or discard them"
          .formatted(service);
    }

    @Override
    public String migrate(String service) {
      return "run `deploy/compose run --rm %s`".formatted(service.replace("service", "migrate"));
    }

    @Override
    public String backup() {
      return "run `deploy/backup`, and let it run every day";
    }

    @Override
    public String restore() {
      return "run `deploy/restore`";
    }

    @Override
    public String makeSecrets() {
      return "run `deploy/secrets-init`; it makes what is missing and changes nothing else";
    }
  }
}
