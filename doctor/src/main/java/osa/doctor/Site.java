package osa.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What there is to look at.
///
/// @param instances every process of a service, replicas included
/// @param databases one per service
/// @param bootstrapServers where Kafka answers
/// @param topicReplicas how many copies of a topic there have to be
/// @param secrets what must be secret
/// @param certificate the certificate and key that the world sees; empty without TLS
/// @param disks where data grows
/// @param backups the folder that backups are kept in; empty where none are expected
/// @param advice how one does here what a remedy asks for
public record Site(
    List<Instance> instances,
    List<Database> databases,
    String bootstrapServers,
    int topicReplicas,
    Secrets secrets,
    Optional<Path> certificate,
    List<Disk> disks,
    Optional<Path> backups,
    Advice advice) {

  /// One process of a service.
  public record Instance(String service, String name, URI address) {}

  /// A service's database.
  ///
  /// @param looker who may see everything in it
  /// @param worker the role that the service works with
  public record Database(String service, String jdbcUrl, Login looker, String worker) {}

  /// @param folder where they are
  /// @param expected the files that have to be there
  public record Secrets(Path folder, List<String> expected) {}

  /// @param name what grows there
  public record Disk(String name, Path path) {}

  public Site {
    instances = List.copyOf(instances);
    databases = List.copyOf(databases);
    disks = List.copyOf(disks);
  }

  public Database database(String service) {
    return databases.stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .orElseThrow();
  }
}
