package osa.launcher;

import java.nio.file.Path;

/// The JDK this launcher runs on; every Java child runs on the same one.
final class Jvm {
  private Jvm() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
