package osa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The built repository: where the launcher finds what Maven staged for it. Read only.
///
/// @param root the repository's root folder
public record Installation(Path root) {

  /// The repository named by the system property `osa.home`, else by `OSA_HOME`.
  public static Installation current() {
    var named = System.getProperty("osa.home", System.getenv("OSA_HOME"));
    if (named == null || !Files.isRegularFile(Path.of(named, "pom.xml"))) {
      throw new Refusal("OSA_HOME must name the folder of the OSA repository; ./osa sets it.");
    }
    return new Installation(Path.of(named).toAbsolutePath().normalize());
  }

  Path launcherJar() {
    return built(root.resolve("launcher/target/launcher.jar"));
  }

  Path kafkaJars() {
    return built(root.resolve("launcher/kafka/target/server"));
  }

  Path serviceJar(PartName service) {
    return built(root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  /// The one archive under a folder named after PostgreSQL's version.
  Path postgresArchive() {
    var folder = built(root.resolve("launcher/target/postgres"));
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".txz")).toList();
      if (archives.size() != 1) {
        throw new Refusal(
            "Expected one PostgreSQL archive in %s and found %d; run `./mvnw clean package`."
                .formatted(folder, archives.size()));
      }
      return archives.getFirst();
    } catch (IOException e) {
      throw new Refusal("Can't read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path built(Path path) {
    if (!Files.exists(path)) {
      throw new Refusal(path + " is missing; build first: `./mvnw -DskipTests package`.");
    }
    return path;
  }
}
