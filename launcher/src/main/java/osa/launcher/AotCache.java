package osa.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The classes of a service as a JVM left them after a training run: loaded, linked and laid out
/// for the next one (JEP 483 and JEP 514). A service with it needs about half the processor time to
/// start.
///
/// The JVM checks that the cache belongs to the very jars and settings it starts with, and goes on
/// without it when it does not.
///
/// @param file where it is kept, beside what Maven built
record AotCache(Path file) {

  static AotCache of(Installation installation, PartName service) {
    return new AotCache(installation.root().resolve(service.label()).resolve("target/app.aot"));
  }

  /// The JVM makes the cache when it ends, which takes it some seconds more.
  List<String> recording() {
    return List.of("-XX:AOTCacheOutput=" + file);
  }

  List<String> using() {
    return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
  }
}
